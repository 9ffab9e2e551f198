package dev.portolan.manifest;

import dev.portolan.api.PortDeclaration;
import dev.portolan.api.ServiceDeclaration;
import dev.portolan.ledger.Backend;
import dev.portolan.ledger.Claim;
import dev.portolan.ledger.Exposure;
import dev.portolan.ledger.Verdict;
import io.fabric8.kubernetes.api.model.IntOrString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A declared port that works, as it works: granted as declared, or kept as it was.
 *
 * @param claim the granted claim, or the one that is still served
 */
record ServedPort(PortDeclaration declared, Claim claim) {

  /** The working ports of a service in the order of its declaration. */
  static List<ServedPort> of(ServiceDeclaration service, List<Verdict> verdicts) {
    List<ServedPort> ports = new ArrayList<>();
    for (Verdict verdict : verdicts) {
      if (verdict.claim().id().service().equals(service.name())) {
        served(verdict)
            .filter(claim -> claim.wish().exposure() != Exposure.External)
            .flatMap(claim -> declaration(service, claim).map(port -> new ServedPort(port, claim)))
            .ifPresent(ports::add);
      }
    }
    return ports;
  }

  private static Optional<Claim> served(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Granted granted -> Optional.of(granted.claim());
      case Verdict.Kept kept -> Optional.of(kept.served());
      case Verdict.Refused refused -> Optional.empty();
      case Verdict.Absent absent -> Optional.empty();
    };
  }

  private static Optional<PortDeclaration> declaration(ServiceDeclaration service, Claim claim) {
    for (PortDeclaration port : service.ports()) {
      if (port.name().equals(claim.id().port())) {
        return Optional.of(port);
      }
    }
    return Optional.empty();
  }

  Exposure exposure() {
    return claim.wish().exposure();
  }

  String protocol() {
    return claim.wish().protocol().name();
  }

  /** Where it leads on the pod: a number, or a name, which always has a letter. */
  IntOrString targetPort() {
    String text =
        claim.subject().backend().map(Backend::targetPort).orElse("" + claim.wish().port());
    return text.chars().allMatch(Character::isDigit)
        ? new IntOrString(Integer.valueOf(text))
        : new IntOrString(text);
  }
}
