package dev.portolan.operator;

import dev.portolan.ledger.Claim;
import dev.portolan.ledger.Observed;
import dev.portolan.ledger.Shown;
import dev.portolan.ledger.Verdict;
import java.util.Optional;

/** Whether a verdict will make a Service show what it does not show yet. */
final class Exposing {

  private Exposing() {}

  static boolean somethingNew(Verdict verdict, Observed observed) {
    return switch (verdict) {
      case Verdict.Granted granted ->
          granted.claim().wish().programmed() && !shown(granted.claim(), observed);
      case Verdict.Kept kept -> false;
      case Verdict.Refused refused -> false;
      case Verdict.Absent absent -> false;
    };
  }

  private static boolean shown(Claim claim, Observed observed) {
    return Optional.ofNullable(observed.ours().get(claim.serviceName()))
        .filter(service -> service.uid().equals(claim.owner().uid()))
        .filter(service -> service.exposure().sameServiceTypeAs(claim.wish().exposure()))
        .map(service -> service.ports().get(claim.id().port()))
        .filter(port -> shows(port, claim))
        .isPresent();
  }

  private static boolean shows(Shown.Port port, Claim claim) {
    return port.port() == claim.wish().port()
        && port.protocol() == claim.wish().protocol()
        && claim
            .wish()
            .nodePort()
            .map(node -> port.nodePort().equals(Optional.of(node.number())))
            .orElse(true);
  }
}
