package dev.portolan.operator.simulation;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortLease;
import dev.portolan.api.PortState;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Service;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What operators may write, judged at every version.
 *
 * <pre>
 *  S2, S9   what a Service with an allocation's label serves is leased to that allocation (one operator)
 *  S3       no operator takes a lease away that its holder serves, and whose status, up to date, says so
 *  S5       only what an allocation's UID controls is replaced or deleted
 *  S6       what is written for an allocation is in its namespace, leases apart
 * </pre>
 */
final class RegisterJudge {
  private static final String UID = "portolan.dev/allocation-uid";
  private static final String ALLOCATION = "portolan.dev/allocation";

  private final Temper temper;
  private final Store store;
  private final Consumer<Violation> violations;

  RegisterJudge(Temper temper, Store store, Consumer<Violation> violations) {
    this.temper = temper;
    this.store = store;
    this.violations = violations;
  }

  void judge(Change change, Author author) {
    if (author.isOperator()) {
      inItsNamespace(change, author);
      onlyItsOwn(change);
      if (change.kind() == Kind.PortLease) {
        takesNothingGranted(change);
      }
    }
    if (temper.strict()) {
      servedIsLeased(change);
    }
  }

  private void inItsNamespace(Change change, Author author) {
    String namespace = change.tombstone().getMetadata().getNamespace();
    if (namespace != null && !author.subject().startsWith(namespace + "/")) {
      blame("S6", change + " was written for " + author.subject());
    }
  }

  private void onlyItsOwn(Change change) {
    boolean owned = change.kind() == Kind.Service || change.kind() == Kind.NetworkPolicy;
    if (owned && change.before().filter(was -> !ours(was)).isPresent()) {
      blame("S5", change + " is nobody's of ours");
    }
  }

  private static boolean ours(HasMetadata object) {
    return object.getMetadata().getOwnerReferences().stream()
        .filter(reference -> Boolean.TRUE.equals(reference.getController()))
        .map(OwnerReference::getKind)
        .anyMatch("PortAllocation"::equals);
  }

  private void takesNothingGranted(Change change) {
    if (temper.shifting() || temper.hands() || change.before().isEmpty()) {
      return;
    }
    PortLease lost = (PortLease) change.before().get();
    String holder = lost.getSpec().holder().uid();
    boolean stays =
        change
            .after()
            .map(PortLease.class::cast)
            .filter(now -> now.getSpec().holder().uid().equals(holder))
            .isPresent();
    if (!stays && saysGranted(lost) && isServed(lost)) {
      blame("S3", change + " although " + lost.getSpec().holder() + " has it and wants it");
    }
  }

  private boolean isServed(PortLease lease) {
    return labelled(lease.getSpec().holder().uid()).stream()
        .anyMatch(
            service ->
                ServiceJudge.keys(service, temper.regime())
                    .contains(lease.getMetadata().getName()));
  }

  private boolean saysGranted(PortLease lease) {
    var holder = lease.getSpec().holder();
    return store
        .get(Kind.PortAllocation, holder.namespace() + "/" + holder.name())
        .map(PortAllocation.class::cast)
        .filter(allocation -> allocation.getMetadata().getUid().equals(holder.uid()))
        .filter(allocation -> allocation.getMetadata().getDeletionTimestamp() == null)
        .filter(allocation -> !store.going(holder.namespace()))
        .flatMap(RegisterJudge::upToDate)
        .filter(
            status ->
                status.ports().stream()
                    .filter(port -> port.state() == PortState.Granted)
                    .anyMatch(port -> port.leases().contains(lease.getMetadata().getName())))
        .isPresent();
  }

  private static Optional<dev.portolan.api.PortAllocationStatus> upToDate(
      PortAllocation allocation) {
    return Optional.ofNullable(allocation.getStatus())
        .filter(
            status ->
                Objects.equals(
                    status.observedGeneration(), allocation.getMetadata().getGeneration()));
  }

  private void servedIsLeased(Change change) {
    switch (change.kind()) {
      case Service ->
          change.after().map(Service.class::cast).ifPresent(service -> judge(service, change));
      case PortLease -> {
        Optional<String> loser = change.before().map(was -> holder((PortLease) was));
        loser.ifPresent(uid -> labelled(uid).forEach(service -> judge(service, change)));
      }
      default -> {
        // Nothing is served by the other kinds.
      }
    }
  }

  private List<Service> labelled(String uid) {
    return store.all(Service.class).stream().filter(service -> uid.equals(label(service))).toList();
  }

  private void judge(Service service, Change change) {
    String uid = label(service);
    if (uid == null) {
      return;
    }
    for (String key : ServiceJudge.keys(service, temper.regime())) {
      boolean leased =
          store
              .get(Kind.PortLease, key)
              .filter(lease -> isOf((PortLease) lease, service))
              .isPresent();
      // A node port that the API server chose is leased after it is read back.
      if (!leased && !key.startsWith("node.")) {
        blame("S2", change + ": " + Kind.key(service) + " serves " + key + " without a lease");
      }
    }
  }

  // A successor of the same name may have taken it over already.
  private static boolean isOf(PortLease lease, Service service) {
    var holder = lease.getSpec().holder();
    return holder.namespace().equals(service.getMetadata().getNamespace())
        && holder.name().equals(service.getMetadata().getLabels().get(ALLOCATION));
  }

  private static String holder(PortLease lease) {
    return lease.getSpec().holder().uid();
  }

  private static @org.jspecify.annotations.Nullable String label(HasMetadata object) {
    Map<String, String> labels = object.getMetadata().getLabels();
    return labels == null ? null : labels.get(UID);
  }

  private void blame(String invariant, String what) {
    violations.accept(new Violation(invariant, what));
  }
}
