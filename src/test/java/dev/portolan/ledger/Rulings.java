package dev.portolan.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Policies and strangers drawn from few numbers. */
final class Rulings {

  /** Every exposure is allowed. */
  static final ExposureRule EVERYTHING =
      new ExposureRule(EnumSet.allOf(Exposure.class), Enforcement.DenyNew, "policy all");

  private static final List<String> POOLS = List.of("edge", "core");

  private Rulings() {}

  static Regime regime(Edit edit) {
    Random random = new Random(edit.how());
    CollisionScope scope =
        Drafts.pick(
            List.of(
                CollisionScope.Namespace,
                CollisionScope.Namespace,
                CollisionScope.Service,
                CollisionScope.Cluster),
            random.nextInt(4));
    Terms terms =
        new Terms(
            scope,
            Drafts.pick(List.of(Addresses.values()), random.nextInt(3)),
            Drafts.pick(POOLS, random.nextInt(5) / 4),
            random.nextInt(5) == 0 ? Optional.of("policy terms") : Optional.empty());
    List<Rule> rules = new ArrayList<>(List.of(new EnvironmentRule(), nodePorts(random)));
    rules.add(allowed(random));
    if (random.nextInt(3) == 0) {
      rules.add(reserved(random, edit));
    }
    if (random.nextInt(3) == 0) {
      rules.add(ranges(random));
    }
    if (random.nextInt(3) == 0) {
      rules.add(neverPublic(random));
    }
    if (random.nextInt(5) == 0) {
      rules.add(new OwnerRule(enforcement(random), "policy owners"));
    }
    if (random.nextInt(3) == 0) {
      rules.add(new QuarantineRule(Duration.ofDays(1 + random.nextInt(4))));
    }
    return new Regime(terms, rules);
  }

  /** Everything is allowed. */
  static Regime permissive(Addresses addresses) {
    return new Regime(
        new Terms(CollisionScope.Namespace, addresses, "edge"),
        List.of(new EnvironmentRule(), NodePortRule.KUBERNETES_DEFAULT, EVERYTHING));
  }

  private static NodePortRule nodePorts(Random random) {
    return random.nextInt(3) > 0
        ? NodePortRule.KUBERNETES_DEFAULT
        : new NodePortRule(new Numbers(30_081, random.nextBoolean() ? 30_100 : 31_000));
  }

  private static Rule ranges(Random random) {
    List<Range> ranges = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(3); i++) {
      int from = Drafts.pick(Drafts.PORTS, random.nextInt(5));
      int width = Drafts.pick(List.of(1, 10, 500), random.nextInt(3));
      Optional<String> category = Drafts.pick(Drafts.CATEGORIES, random.nextInt(3));
      ranges.add(
          new Range(
              "range-" + i,
              new Numbers(from, from + width - 1),
              new TreeSet<>(category.stream().toList()),
              random.nextInt(4) > 0,
              enforcement(random),
              "policy ranges"));
    }
    return new RangeRule(
        ranges,
        random.nextInt(3) == 0
            ? Optional.of(new RangeRule.Closed(enforcement(random), "policy closed"))
            : Optional.empty());
  }

  private static Rule neverPublic(Random random) {
    int number = Drafts.pick(Drafts.PORTS, random.nextInt(5));
    return new NeverPublicRule(
        List.of(new Numbers(number, number)), enforcement(random), "policy databases");
  }

  private static Enforcement enforcement(Random random) {
    return Drafts.pick(List.of(Enforcement.values()), random.nextInt(3));
  }

  private static Rule allowed(Random random) {
    Set<Exposure> allowed = EnumSet.allOf(Exposure.class);
    if (random.nextInt(3) == 0) {
      allowed.remove(Drafts.pick(List.of(Exposure.values()), random.nextInt(5)));
    }
    return new ExposureRule(allowed, enforcement(random), "policy exposures");
  }

  private static Rule reserved(Random random, Edit edit) {
    Scope scope = Drafts.pick(List.of(Scope.values()), random.nextInt(5));
    boolean named = random.nextBoolean();
    return new ReservedRule(
        scope,
        scope == Scope.Node
            ? Drafts.pick(Drafts.NODE_PORTS, edit.number())
            : Drafts.pick(Drafts.PORTS, edit.number()),
        Optional.empty(),
        named ? Optional.of(Voyage.namespace(edit)) : Optional.empty(),
        named ? Optional.of(Drafts.pick(Drafts.SERVICES, random.nextInt(5))) : Optional.empty(),
        Optional.empty(),
        enforcement(random),
        "policy numbers");
  }

  static void stranger(Edit edit, Harbour harbour) {
    Key key =
        switch (edit.how() % 4) {
          case 0 ->
              new Key.ServiceName(
                  Voyage.namespace(edit), Drafts.pick(Drafts.SERVICES, edit.which()));
          case 1 -> new Key.OnNode(Drafts.pick(Drafts.NODE_PORTS, edit.number()));
          case 2 -> new Key.OnHost(Protocol.TCP, Drafts.pick(Drafts.PORTS, edit.number()));
          default ->
              new Key.OnLoadBalancer(
                  Drafts.pick(POOLS, edit.which()),
                  Protocol.TCP,
                  Drafts.pick(Drafts.PORTS, edit.number()));
        };
    boolean ours = key instanceof Key.ServiceName && harbour.services.containsKey(key);
    boolean served =
        harbour.services.values().stream()
            .flatMap(shown -> shown.ports().values().stream())
            .anyMatch(
                port -> port.nodePort().filter(n -> key.equals(new Key.OnNode(n))).isPresent());
    if (!ours && !served) {
      harbour.stranger(key, "legacy", "stranger");
    }
  }
}
