package dev.portolan.operator;

import dev.portolan.ledger.Key;
import dev.portolan.ledger.Objection;
import dev.portolan.ledger.Owner;
import dev.portolan.ledger.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** By what others refuse an allocation, as it was settled. */
final class Refusers {

  private Refusers() {}

  private static Stream<Objection.Conflict> conflicts(Settled settled) {
    return settled.verdicts().stream()
        .flatMap(verdict -> verdict.refused().stream())
        .flatMap(Refusal::conflicts);
  }

  /** The keys by whose leases other allocations refuse this one. */
  static List<Key> keys(Settled settled) {
    return conflicts(settled)
        .filter(conflict -> conflict.key().leased() && byOther(conflict, settled.owner()))
        .map(Objection.Conflict::key)
        .filter(key -> !ownLease(key, settled))
        .distinct()
        .toList();
  }

  /** The Services by which others refuse it, whatever the leases of their keys say. */
  static Stream<Key.ServiceName> services(Settled settled) {
    return conflicts(settled)
        .filter(conflict -> !isOf(settled.owner(), conflict))
        .filter(
            conflict -> !byOther(conflict, settled.owner()) || ownLease(conflict.key(), settled))
        .flatMap(conflict -> service(conflict).stream())
        .distinct();
  }

  private static Optional<Key.ServiceName> service(Objection.Conflict conflict) {
    return conflict.key() instanceof Key.ServiceName name
        ? Optional.of(name)
        : conflict
            .holder()
            .service()
            .map(service -> new Key.ServiceName(conflict.holder().namespace(), service));
  }

  private static boolean byOther(Objection.Conflict conflict, Owner owner) {
    return switch (conflict.reason()) {
      case HeldByOther, ReservedForOther, Quarantined -> !isOf(owner, conflict);
      case Granted,
          Kept,
          Absent,
          HeldByStranger,
          ServiceNameTaken,
          NodePortTakenByForeignService,
          NodePortOutOfRange,
          OutOfRange,
          RangeNotAllowed,
          NeverPublic,
          OwnerRequired,
          ExposureNotAllowed,
          EnvironmentUnknown ->
          false;
    };
  }

  private static boolean ownLease(Key key, Settled settled) {
    return settled.gathered().world().leases().stream()
        .anyMatch(lease -> lease.key().equals(key) && lease.heldBy(settled.owner()));
  }

  private static boolean isOf(Owner owner, Objection.Conflict conflict) {
    return owner.sameName(conflict.holder().namespace(), conflict.holder().allocation());
  }
}
