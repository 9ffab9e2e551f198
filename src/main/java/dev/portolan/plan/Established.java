package dev.portolan.plan;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortLease;
import dev.portolan.intake.Declared;
import dev.portolan.intake.Leases;
import dev.portolan.intake.Survey;
import dev.portolan.ledger.LeaseChanges;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Service;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What plain declarations stand for, as a branch of a repository has them: a cluster where they
 * were applied long ago, with the leases and Services that they came to. Those that want one number
 * are left as they are, since nothing tells which of them has it.
 */
final class Established {

  /** Before all that says when it was created. */
  private static final Instant LONG_AGO = Instant.EPOCH;

  private final Snapshot declared;
  private final Instant now;

  private Established(Snapshot declared, Instant now) {
    this.declared = declared;
    this.now = now;
  }

  /** The snapshot with what its plain declarations came to; itself where it has none. */
  static Snapshot of(Snapshot declared, Instant now) {
    return declared.survey().allocations().stream().anyMatch(Established::isPlain)
        ? new Established(declared, now).snapshot()
        : declared;
  }

  private static boolean isPlain(PortAllocation allocation) {
    ObjectMeta metadata = allocation.getMetadata();
    return metadata.getUid() == null && metadata.getCreationTimestamp() == null;
  }

  private Snapshot snapshot() {
    Set<String> contested =
        declared.prospect(now).contests().byClaim().values().stream()
            .map(contest -> contest.claim().owner().toString())
            .collect(Collectors.toSet());
    Survey survey = declared.survey();
    List<PortAllocation> allocations =
        survey.allocations().stream()
            .map(
                one -> isPlain(one) && !contested.contains(Snapshot.name(one)) ? created(one) : one)
            .toList();
    Prospect prospect =
        declared.with(allocations, survey.leases(), declared.services()).prospect(now);
    Map<String, PortLease> leases = byName(survey.leases(), lease -> lease.getMetadata().getName());
    Map<String, Service> services = byName(declared.services(), Snapshot::name);
    prospect.declared().stream()
        .filter(one -> one.owner().created().equals(LONG_AGO))
        .forEach(
            one -> {
              leases(prospect, one)
                  .forEach(lease -> leases.putIfAbsent(lease.getMetadata().getName(), lease));
              prospect
                  .services(one)
                  .forEach(service -> services.putIfAbsent(Snapshot.name(service), service));
            });
    return declared.with(allocations, leases.values(), services.values());
  }

  private static List<PortLease> leases(Prospect prospect, Declared one) {
    return LeaseChanges.entries(prospect.settlement(), one.owner()).values().stream()
        .map(Leases::write)
        .toList();
  }

  private static PortAllocation created(PortAllocation plain) {
    PortAllocation created = new PortAllocation();
    created.setMetadata(
        new ObjectMetaBuilder(plain.getMetadata())
            .withUid(Declared.owner(plain).uid())
            .withCreationTimestamp(LONG_AGO.toString())
            .build());
    created.setSpec(plain.getSpec());
    return created;
  }

  private static <T> Map<String, T> byName(Collection<T> all, Function<T, String> name) {
    Map<String, T> byName = new LinkedHashMap<>();
    all.forEach(one -> byName.put(name.apply(one), one));
    return byName;
  }
}
