package dev.portolan.operator.simulation;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortAllocationStatus;
import dev.portolan.api.PortLease;
import dev.portolan.api.PortState;
import dev.portolan.api.PortStatus;
import io.fabric8.kubernetes.api.model.Service;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * S10, judged at every version of an allocation: observedGeneration never goes back, and Ready is
 * True only when leases and Services are there.
 */
final class StatusJudge {
  private final Temper temper;
  private final Store store;
  private final Consumer<Violation> violations;

  StatusJudge(Temper temper, Store store, Consumer<Violation> violations) {
    this.temper = temper;
    this.store = store;
    this.violations = violations;
  }

  void judge(Change change, Author author) {
    if (change.kind() == Kind.PortAllocation && author.isOperator() && change.after().isPresent()) {
      PortAllocation now = (PortAllocation) change.after().get();
      Optional<PortAllocation> before = change.before().map(PortAllocation.class::cast);
      if (before.isPresent() && generation(now) < generation(before.get())) {
        blame(change + " takes observedGeneration back");
      }
      // What the namespace controller empties may go between any two requests.
      if (temper.strict() && ready(now) && !store.going(now.getMetadata().getNamespace())) {
        now.getStatus().ports().stream()
            .filter(port -> port.state() == PortState.Granted)
            .forEach(port -> isTrue(now, port, change));
      }
    }
  }

  private void isTrue(PortAllocation allocation, PortStatus port, Change change) {
    String uid = allocation.getMetadata().getUid();
    for (String lease : port.leases()) {
      if (store
          .get(Kind.PortLease, lease)
          .filter(held -> ((PortLease) held).getSpec().holder().uid().equals(uid))
          .isEmpty()) {
        blame(change + " says Ready, and has not " + lease);
      }
    }
    String service = allocation.getMetadata().getNamespace() + "/" + port.service();
    boolean shown =
        store
            .get(Kind.Service, service)
            .map(Service.class::cast)
            .filter(found -> ServiceJudge.uid(found).equals(uid))
            .filter(
                found ->
                    found.getSpec().getPorts().stream()
                        .anyMatch(shows -> Objects.equals(shows.getPort(), port.port())))
            .isPresent();
    if (port.address() != null && !shown) {
      blame(change + " says Ready, and " + service + " does not show " + port.port());
    }
  }

  private static boolean ready(PortAllocation allocation) {
    return Optional.ofNullable(allocation.getStatus()).stream()
        .flatMap(status -> status.conditions().stream())
        .anyMatch(c -> c.getType().equals("Ready") && c.getStatus().equals("True"));
  }

  private static long generation(PortAllocation allocation) {
    return Optional.ofNullable(allocation.getStatus())
        .map(PortAllocationStatus::observedGeneration)
        .orElse(0L);
  }

  private void blame(String what) {
    violations.accept(new Violation("S10", what));
  }
}
