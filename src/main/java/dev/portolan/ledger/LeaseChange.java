package dev.portolan.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** One change of the register that a settlement asks for. */
public sealed interface LeaseChange {

  /** The key concerned. */
  Key key();

  /** Create the lease; whoever creates it first has the key. */
  record Take(Entry entry) implements LeaseChange {
    @Override
    public Key key() {
      return entry.key();
    }
  }

  /**
   * Rewrite the lease as it was read: other claims, activation, handover, or back to its
   * reservation.
   */
  record Amend(Lease from, Entry to) implements LeaseChange {
    @Override
    public Key key() {
      return to.key();
    }
  }

  /** Free the lease as it was read, once nothing serves the key any more. */
  record Free(Lease lease) implements LeaseChange {
    @Override
    public Key key() {
      return lease.key();
    }
  }

  /**
   * Rewrite the lease as it was read, once nothing serves the key any more: for a time only who had
   * it may take it back.
   *
   * @param time from the moment in which this is written
   */
  record Quarantine(Lease lease, Duration time) implements LeaseChange {
    @Override
    public Key key() {
      return lease.key();
    }

    /** What the lease shall say then. */
    public Entry entry(Instant end) {
      return new Entry(
          lease.key(),
          new Owner(lease.namespace(), lease.allocation(), lease.uid(), Instant.EPOCH),
          lease.claims(),
          Lease.State.Quarantined,
          Optional.empty(),
          Optional.of(end));
    }
  }

  /** The lease as it was read; nothing is to be there for one that is taken. */
  default Optional<Lease> before() {
    return switch (this) {
      case Take take -> Optional.empty();
      case Amend amend -> Optional.of(amend.from());
      case Free free -> Optional.of(free.lease());
      case Quarantine quarantine -> Optional.of(quarantine.lease());
    };
  }

  /**
   * Whether the allocation gives the key up by it. That it keeps it reserved is no less: somebody
   * else's service may be waited for.
   */
  default boolean isReleaseBy(Owner owner) {
    return switch (this) {
      case Take take -> false;
      case Amend amend ->
          !amend.to().owner().uid().equals(owner.uid())
              || (amend.from().isUsedBy(owner) && amend.to().state() == Lease.State.Reserved);
      case Free free -> true;
      case Quarantine quarantine -> true;
    };
  }

  /** Whether the allocation takes over by it what a former one of its name held. */
  default boolean isInheritance(Owner owner) {
    return this instanceof Amend amend
        && owner.sameName(amend.from().namespace(), amend.from().allocation())
        && !amend.from().heldBy(owner);
  }

  /**
   * What a lease shall say.
   *
   * @param expires when a dated reservation or a quarantine ends
   */
  record Entry(
      Key key,
      Owner owner,
      SortedSet<String> claims,
      Lease.State state,
      Optional<String> forService,
      Optional<Instant> expires) {
    public Entry {
      claims = Collections.unmodifiableSortedSet(new TreeSet<>(claims));
    }

    /** Whether the lease says so already. */
    public boolean saidBy(Lease lease) {
      return lease.heldBy(owner)
          && owner.sameName(lease.namespace(), lease.allocation())
          && lease.claims().equals(claims)
          && lease.state() == state
          && lease.forService().equals(forService)
          && lease.expires().equals(expires);
    }
  }
}
