package dev.portolan.operator;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortLease;
import dev.portolan.ledger.Key;
import dev.portolan.ledger.Lease;
import dev.portolan.ledger.Owner;
import dev.portolan.operator.chart.Chart;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Gives up the leases that an allocation does not need any more, once nothing serves their keys.
 *
 * <p>Another operator may know more and be about to expose under one of them. So the API server is
 * asked first: whether the allocation is still the one that was judged, whether those who refuse it
 * still hold their keys or have their Services, and what its own serve. What is given up is what
 * was known before that.
 */
final class Releaser {

  private final ApiServer api;
  private final Chart chart;
  private final Registrar registrar;
  private final ServiceDesk services;

  Releaser(ApiServer api, Chart chart, Registrar registrar, ServiceDesk services) {
    this.api = api;
    this.chart = chart;
    this.registrar = registrar;
    this.services = services;
  }

  /** Gives up what may go; false when what was believed was not true and must be settled again. */
  boolean release(Settled settled) {
    List<Release> releases = Release.known(settled.releases(), chart);
    if (releases.isEmpty()) {
      return true;
    }
    if (!judgedAsItIs(settled) || !services.stillRefuse(settled)) {
      return false;
    }
    List<Key> refusing = Refusers.keys(settled);
    List<Lease> standing = standing(refusing, settled);
    if (!standing.stream().allMatch(lease -> othersHold(lease.key(), settled.owner()))) {
      return false;
    }
    // A winner without a lease yet will take it, and that event makes us look again.
    if (!keys(standing, settled).containsAll(refusing)) {
      return true;
    }
    Set<Key> served = services.served(settled.owner().namespace(), settled.owner().uid());
    // What refuses it may have gone before we asked, and be known to have gone.
    return settled.asKnown(chart, settled.gathered().world().now()).isPresent()
        && registrar.release(releases, served);
  }

  private boolean judgedAsItIs(Settled settled) {
    PortAllocation judged = settled.gathered().allocation();
    Optional<PortAllocation> now =
        api.get(
            PortAllocation.class,
            judged.getMetadata().getNamespace(),
            judged.getMetadata().getName());
    now.ifPresent(registrar::learn);
    return now.map(PortAllocation::getMetadata)
        .filter(meta -> meta.getUid().equals(judged.getMetadata().getUid()))
        .filter(meta -> Objects.equals(meta.getGeneration(), judged.getMetadata().getGeneration()))
        .isPresent();
  }

  private boolean othersHold(Key key, Owner owner) {
    return registrar
        .reread(key)
        .map(PortLease::getSpec)
        .filter(spec -> !spec.holder().uid().equals(owner.uid()))
        .isPresent();
  }

  /** The leases by which others have these keys, under the names that they had before, too. */
  private static List<Lease> standing(List<Key> keys, Settled settled) {
    return settled.gathered().world().leases().stream()
        .filter(lease -> !lease.heldBy(settled.owner()))
        .filter(lease -> keys(lease, settled).anyMatch(keys::contains))
        .toList();
  }

  private static Set<Key> keys(List<Lease> leases, Settled settled) {
    return leases.stream().flatMap(lease -> keys(lease, settled)).collect(Collectors.toSet());
  }

  /** What a lease's key is called in it and today. */
  private static Stream<Key> keys(Lease lease, Settled settled) {
    return Stream.concat(
        Stream.of(lease.key()), settled.gathered().world().rules().today(lease).stream());
  }
}
