package dev.portolan.manifest;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.Program;
import dev.portolan.api.ServiceDeclaration;
import dev.portolan.ledger.Finding;
import dev.portolan.ledger.Verdict;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Ports of the selected pods that somebody else's Service leads to and no declaration opens: the
 * isolation cuts them off, or would if the program said NetworkPolicy.
 */
final class CutOff {

  private final PortAllocation resolved;
  private final List<Verdict> verdicts;
  private final List<Service> strangers;
  private final boolean isolating;

  CutOff(PortAllocation resolved, List<Verdict> verdicts, Surroundings surroundings) {
    this.resolved = resolved;
    this.verdicts = verdicts;
    this.strangers = surroundings.neighbourhood().strangersIn(Ownership.namespace(resolved));
    this.isolating = resolved.getSpec().program().contains(Program.NetworkPolicy);
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    if (!strangers.isEmpty()) {
      for (ServiceDeclaration service : NetworkPolicies.withPods(resolved, verdicts)) {
        strangers.stream()
            .filter(stranger -> mayShareAPod(service, stranger))
            .forEach(stranger -> closed(service, stranger).ifPresent(findings::add));
      }
    }
    return findings;
  }

  private static boolean mayShareAPod(ServiceDeclaration service, Service stranger) {
    Map<String, String> selector =
        Objects.requireNonNullElse(stranger.getSpec().getSelector(), Map.of());
    return !selector.isEmpty()
        && !LabelTerms.of(service.selector()).disjoint(LabelTerms.of(selector));
  }

  private Optional<Finding> closed(ServiceDeclaration service, Service stranger) {
    List<ServicePort> ports =
        Objects.requireNonNullElse(stranger.getSpec().getPorts(), List.<ServicePort>of()).stream()
            .filter(port -> !isOpened(service, port))
            .toList();
    return ports.isEmpty() ? Optional.empty() : Optional.of(closed(service, stranger, ports));
  }

  /** Another service of the allocation may have the same pods, and open the port. */
  private boolean isOpened(ServiceDeclaration service, ServicePort port) {
    LabelTerms pods = LabelTerms.of(service.selector());
    return resolved.getSpec().services().stream()
        .filter(other -> LabelTerms.of(other.selector()).covers(pods))
        .flatMap(other -> ServedPort.of(other, verdicts).stream())
        .anyMatch(
            open ->
                open.protocol().equals(protocol(port)) && open.targetPort().equals(target(port)));
  }

  private Finding closed(ServiceDeclaration service, Service stranger, List<ServicePort> ports) {
    String listed =
        ports.stream()
            .map(port -> text(target(port)) + "/" + protocol(port))
            .sorted()
            .distinct()
            .collect(Collectors.joining(", "));
    String remedy =
        isolating
            ? "is closed by %s. Declare it here to open it."
            : "will be closed by %s once the program says NetworkPolicy. Declare it here to keep it open.";
    return new Finding(
        Finding.Rule.UndeclaredPort,
        service.name(),
        Optional.empty(),
        "Service %s/%s, which Portolan did not make, leads to these pods on %s: what nobody declares "
                .formatted(
                    stranger.getMetadata().getNamespace(), stranger.getMetadata().getName(), listed)
            + remedy.formatted(NetworkPolicies.nameFor(service.name())));
  }

  private static IntOrString target(ServicePort port) {
    return port.getTargetPort() == null ? new IntOrString(port.getPort()) : port.getTargetPort();
  }

  private static String text(IntOrString target) {
    return String.valueOf(target.getValue());
  }

  private static String protocol(ServicePort port) {
    return Objects.requireNonNullElse(port.getProtocol(), "TCP");
  }
}
