package dev.portolan.ledger;

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

  /** What a lease shall say. */
  record Entry(
      Key key,
      Owner owner,
      SortedSet<String> claims,
      Lease.State state,
      Optional<String> forService) {
    public Entry {
      claims = Collections.unmodifiableSortedSet(new TreeSet<>(claims));
    }

    boolean saidBy(Lease lease) {
      return lease.uid().equals(owner.uid())
          && lease.claims().equals(claims)
          && lease.state() == state
          && lease.forService().equals(forService);
    }
  }
}
