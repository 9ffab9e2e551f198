package dev.portolan.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which of our own Services serve which key. */
final class Servings {

  private final Map<Key, List<Serving>> byKey = new HashMap<>();

  Servings(Observed observed) {
    observed.ours().forEach(this::remember);
  }

  /** One of our own Services, as far as it serves a key. */
  record Serving(Key.ServiceName name, Shown shown) {
    Holder holder() {
      return new Holder(
          name.namespace(), shown.allocation(), Optional.of(name.service()), Optional.empty());
    }

    private boolean isOf(Owner owner) {
      return owner.sameName(name.namespace(), shown.allocation());
    }

    private boolean isOf(Lease lease) {
      return lease.namespace().equals(name.namespace())
          && lease.allocation().equals(shown.allocation());
    }
  }

  private void remember(Key key, Shown shown) {
    if (key instanceof Key.ServiceName name) {
      Serving entry = new Serving(name, shown);
      shown
          .keys(name)
          .forEach(served -> byKey.computeIfAbsent(served, k -> new ArrayList<>()).add(entry));
    }
  }

  private List<Serving> of(Key key) {
    return byKey.getOrDefault(key, List.of());
  }

  /** A Service of another allocation that serves the key. */
  Optional<Serving> byOther(Key key, Owner owner) {
    return of(key).stream().filter(entry -> !entry.isOf(owner)).findFirst();
  }

  /** Whether the allocation that holds a lease serves its key. */
  boolean byHolder(Lease lease) {
    return of(lease.key()).stream().anyMatch(entry -> entry.isOf(lease));
  }
}
