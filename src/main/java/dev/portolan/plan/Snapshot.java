package dev.portolan.plan;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortLease;
import dev.portolan.api.PortPolicy;
import dev.portolan.intake.Survey;
import dev.portolan.ledger.Key;
import dev.portolan.ledger.Observed;
import dev.portolan.ledger.Shown;
import dev.portolan.ledger.Stranger;
import dev.portolan.ledger.Terms;
import dev.portolan.manifest.Sightings;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Service;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What there is before something is applied: a cluster, or what somebody wrote down of one.
 *
 * @param services every Service, whoever made it
 * @param whole whether it has all namespaces, as a cluster has and a folder need not
 */
public record Snapshot(Survey survey, List<Service> services, boolean whole) {

  /** Where nothing is, or nothing is known. */
  public static final Snapshot NOTHING =
      new Snapshot(new Survey(List.of(), List.of(), List.of(), Map.of()), List.of(), false);

  public Snapshot {
    services = List.copyOf(services);
  }

  /** What it comes to. */
  public Prospect prospect(Instant now) {
    List<Service> strangers =
        services.stream().filter(service -> Sightings.owner(service).isEmpty()).toList();
    Optional<Map<String, Map<String, String>>> namespaces =
        whole ? Optional.of(survey.namespaces()) : Optional.empty();
    return Prospect.of(survey, observed(), namespaces, strangers, now);
  }

  /**
   * The same, if its plain declarations, as a branch of a repository has them, had been applied
   * long ago: they have what they came to, and nobody takes it from them.
   */
  public Snapshot established(Instant now) {
    return Established.of(this, now);
  }

  private Observed observed() {
    Map<Key, Stranger> strangers = new HashMap<>();
    Map<Key.ServiceName, Shown> ours = new HashMap<>();
    for (Service service : services) {
      Terms terms = survey.place(service.getMetadata().getNamespace()).house().terms();
      strangers.putAll(Sightings.strangers(service, terms));
      Sightings.ours(service, terms).ifPresent(shown -> ours.put(Sightings.name(service), shown));
    }
    return Observed.of(strangers, ours);
  }

  /**
   * The same once the files are applied: what they declare takes the place of what is there under
   * its name, with its identity and age.
   */
  public Snapshot with(Survey files) {
    SortedMap<String, PortAllocation> allocations = new TreeMap<>();
    survey.allocations().forEach(there -> allocations.put(name(there), there));
    files
        .allocations()
        .forEach(
            file -> allocations.merge(name(file), file, (there, wish) -> applied(wish, there)));
    SortedMap<String, PortPolicy> policies = new TreeMap<>();
    survey.policies().forEach(there -> policies.put(name(there), there));
    files
        .policies()
        .forEach(file -> policies.merge(name(file), file, (there, wish) -> applied(wish, there)));
    Map<String, Map<String, String>> namespaces = new TreeMap<>(survey.namespaces());
    namespaces.putAll(files.namespaces());
    return new Snapshot(
        new Survey(
            List.copyOf(allocations.values()),
            List.copyOf(policies.values()),
            survey.leases(),
            namespaces),
        services,
        whole);
  }

  /** The same with others in the place of its allocations, leases and Services. */
  Snapshot with(
      List<PortAllocation> allocations,
      Collection<PortLease> leases,
      Collection<Service> services) {
    Survey others =
        new Survey(allocations, survey.policies(), List.copyOf(leases), survey.namespaces());
    return new Snapshot(others, List.copyOf(services), whole);
  }

  /** {@code namespace/name}, where no namespace is stated the one that kubectl would take. */
  static String name(HasMetadata resource) {
    ObjectMeta metadata = resource.getMetadata();
    return Objects.requireNonNullElse(metadata.getNamespace(), "default")
        + "/"
        + metadata.getName();
  }

  private static PortAllocation applied(PortAllocation wish, PortAllocation there) {
    PortAllocation applied = new PortAllocation();
    applied.setMetadata(identified(wish.getMetadata(), there.getMetadata()));
    applied.setSpec(wish.getSpec());
    return applied;
  }

  private static PortPolicy applied(PortPolicy wish, PortPolicy there) {
    PortPolicy applied = new PortPolicy();
    applied.setMetadata(identified(wish.getMetadata(), there.getMetadata()));
    applied.setSpec(wish.getSpec());
    return applied;
  }

  private static ObjectMeta identified(ObjectMeta wish, ObjectMeta there) {
    return new ObjectMetaBuilder(wish)
        .withNamespace(there.getNamespace())
        .withUid(there.getUid())
        .withCreationTimestamp(there.getCreationTimestamp())
        .build();
  }
}
