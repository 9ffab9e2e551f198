package dev.portolan.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** A PortAllocation as far as the ledger cares. */
record Declaration(Owner owner, List<Line> lines, List<Reserve> reserves) {

  Declaration {
    lines = List.copyOf(lines);
    reserves = List.copyOf(reserves);
  }

  /** One declared port. */
  record Line(
      String service,
      String port,
      Wish wish,
      Claim.Setting setting,
      String app,
      String target,
      Traits traits) {

    Line with(Wish other) {
      return new Line(service, port, other, setting, app, target, traits);
    }

    Line named(String otherService, String otherPort) {
      return new Line(otherService, otherPort, wish, setting, app, target, traits);
    }

    Line in(Claim.Setting other) {
      return new Line(service, port, wish, other, app, target, traits);
    }

    Line to(String other) {
      return new Line(service, port, wish, setting, app, other, traits);
    }

    Line being(Traits other) {
      return new Line(service, port, wish, setting, app, target, other);
    }

    Subject subject() {
      Optional<Backend> backend =
          wish.selecting()
              ? Optional.of(new Backend(Map.of("app", app), target))
              : Optional.empty();
      return new Subject(
          backend, traits.category(), Optional.empty(), traits.team(), traits.openToAll());
    }

    @Override
    public String toString() {
      return service
          + (wish.programmed() ? " " : " registered ")
          + (wish.selecting() ? "" : "bare ")
          + Verdicts.text(wish)
          + " "
          + port
          + (setting == Claim.Setting.Wanted ? "" : " " + setting)
          + traits;
    }
  }

  /** What rules may want to know of a port. */
  record Traits(Optional<String> category, Optional<String> team, boolean openToAll) {

    static final Traits NONE = new Traits(Optional.empty(), Optional.empty(), false);

    Traits of(String otherCategory) {
      return new Traits(Optional.of(otherCategory), team, openToAll);
    }

    Traits by(String otherTeam) {
      return new Traits(category, Optional.of(otherTeam), openToAll);
    }

    Traits open() {
      return new Traits(category, team, true);
    }

    @Override
    public String toString() {
      return category.map(name -> " category " + name).orElse("")
          + team.map(name -> " by " + name).orElse("")
          + (openToAll ? " open" : "");
    }
  }

  /** One declared reservation. */
  record Reserve(
      String name,
      Scope scope,
      Protocol protocol,
      int port,
      Optional<String> forService,
      Optional<Instant> until,
      Optional<String> team) {

    @Override
    public String toString() {
      return "reserve %s: %d/%s %s%s%s%s"
          .formatted(
              name,
              port,
              protocol,
              scope,
              forService.map(service -> " for " + service).orElse(""),
              until.map(end -> " until " + end).orElse(""),
              team.map(who -> " by " + who).orElse(""));
    }
  }

  Declaration map(UnaryOperator<Line> change) {
    return new Declaration(owner, lines.stream().map(change).toList(), reserves);
  }

  Declaration ownedBy(Owner other) {
    return new Declaration(other, lines, reserves);
  }

  List<Reservation> reservations(Terms terms) {
    return IntStream.range(0, reserves.size())
        .mapToObj(i -> reservation(reserves.get(i), lines.size() + i, terms))
        .toList();
  }

  private Reservation reservation(Reserve reserve, int position, Terms terms) {
    return new Reservation(
        owner,
        reserve.name(),
        position,
        reserve.scope(),
        reserve.protocol(),
        reserve.port(),
        key(reserve, terms),
        reserve.forService(),
        reserve.until(),
        reserve.team());
  }

  private Optional<Key> key(Reserve reserve, Terms terms) {
    Protocol protocol = reserve.protocol();
    int port = reserve.port();
    return switch (reserve.scope()) {
      case Namespace -> Optional.of(new Key.InNamespace(owner.namespace(), protocol, port));
      case Node -> Optional.of(new Key.OnNode(port));
      case Host -> Optional.of(new Key.OnHost(protocol, port));
      case Cluster -> Optional.of(new Key.InCluster(protocol, port));
      case LoadBalancer ->
          switch (terms.addresses()) {
            case PerService -> Optional.empty();
            case Shared -> Optional.of(new Key.OnLoadBalancer(terms.pool(), protocol, port));
            case Host -> Optional.of(new Key.OnHost(protocol, port));
          };
    };
  }
}
