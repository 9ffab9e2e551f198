package dev.portolan.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A harbour with a past: what random edits, and rounds of the operator between them, make. */
public record Voyage(List<Edit> edits) {

  public Voyage {
    edits = List.copyOf(edits);
  }

  Harbour harbour() {
    Harbour harbour = new Harbour();
    boolean shared = edits.size() % 2 == 0;
    Regime regime = Rulings.permissive(shared ? Addresses.Shared : Addresses.PerService);
    Regime waiting = regime.with(new QuarantineRule(Duration.ofDays(2)));
    boolean waits = edits.size() % 3 == 0;
    List.of("apps", "shop").forEach(name -> harbour.regimes.put(name, waits ? waiting : regime));
    harbour.localTraffic = edits.size() % 5 == 0;
    edits.forEach(edit -> apply(edit, harbour));
    return harbour;
  }

  /** What a settlement sees at its end. */
  public World world() {
    return harbour().world();
  }

  static void apply(Edit edit, Harbour harbour) {
    switch (edit.act()) {
      case Declare -> declare(edit, harbour);
      case Move,
          Swap,
          Expose,
          Rename,
          RenameService,
          NodePort,
          HostPort,
          FlipProtocol,
          Drop,
          Add,
          Setting,
          Reserve,
          Unreserve ->
          Optional.ofNullable(harbour.declarations.get(edit.path()))
              .ifPresent(d -> harbour.put(edit.path(), Drafts.edited(d, edit)));
      case Revert -> harbour.revert(edit.path());
      case Delete -> harbour.delete(edit.path());
      case Recreate -> recreate(edit, harbour);
      case Policy -> harbour.regimes.put(namespace(edit), Rulings.regime(edit));
      case Share -> harbour.regimes.replaceAll((name, any) -> Rulings.permissive(Addresses.Shared));
      case Stranger -> Rulings.stranger(edit, harbour);
      case NoStranger -> harbour.strangers.clear();
      case LoseLease -> nth(harbour.leases.keySet(), edit.which()).ifPresent(harbour::loseLease);
      case LoseAllLeases -> harbour.leases.clear();
      case Later -> harbour.later(Duration.ofDays(edit.number()));
      case Run -> harbour.run();
      case Rest -> harbour.rest();
    }
  }

  private static void declare(Edit edit, Harbour harbour) {
    Owner owner = harbour.owner(edit.path());
    harbour.put(edit.path(), Drafts.fresh(owner, edit));
  }

  private static void recreate(Edit edit, Harbour harbour) {
    Optional.ofNullable(harbour.declarations.get(edit.path()))
        .map(d -> d.ownedBy(harbour.newborn(edit.path())))
        .ifPresent(d -> harbour.put(edit.path(), d));
  }

  static String namespace(Edit edit) {
    return edit.path().substring(0, edit.path().indexOf('/'));
  }

  private static <T> Optional<T> nth(Iterable<T> things, int which) {
    List<T> list = new ArrayList<>();
    things.forEach(list::add);
    return list.isEmpty() ? Optional.empty() : Optional.of(list.get(which % list.size()));
  }

  @Override
  public String toString() {
    return edits.stream().map(Edit::toString).collect(Collectors.joining("\n"))
        + "\nends in\n"
        + harbour();
  }
}
