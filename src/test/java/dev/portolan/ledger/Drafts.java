package dev.portolan.ledger;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Declarations drawn from few numbers, so that collisions are common. */
final class Drafts {

  static final List<Integer> PORTS = List.of(80, 443, 3000, 3001, 8080);
  static final List<Integer> NODE_PORTS = List.of(30080, 30081, 30082);
  static final List<String> SERVICES = List.of("web", "site", "api", "db", "auth");
  static final List<Optional<String>> CATEGORIES =
      List.of(Optional.empty(), Optional.of("front"), Optional.of("back"));
  private static final List<String> TARGET_PORTS = List.of("8080", "8080", "8080", "443", "http");
  private static final List<String> NAMES = List.of("http", "grpc", "admin");

  private static final List<Scope> RESERVED =
      List.of(
          Scope.Namespace,
          Scope.Namespace,
          Scope.Node,
          Scope.Node,
          Scope.LoadBalancer,
          Scope.Host,
          Scope.Cluster);
  private static final List<Exposure> TARGETS =
      List.of(
          Exposure.Internal,
          Exposure.NodePort,
          Exposure.LoadBalancer,
          Exposure.LoadBalancer,
          Exposure.Host,
          Exposure.External);

  private Drafts() {}

  /** A new list of ports for an owner. */
  static Declaration fresh(Owner owner, Edit edit) {
    Random random = new Random(edit.how());
    boolean programmed = random.nextInt(5) != 0;
    List<Declaration.Line> lines = new ArrayList<>();
    for (int i = 0; i <= edit.which() % 5; i++) {
      Declaration.Line line = line(random, programmed);
      lines.add(
          i > 0 && random.nextBoolean()
              ? line.named(lines.getLast().service(), line.port())
              : line);
    }
    return valid(new Declaration(owner, lines, List.of()));
  }

  private static Declaration.Line line(Random random, boolean programmed) {
    Exposure exposure = exposure(random.nextInt(11));
    boolean bare = exposure == Exposure.External || random.nextInt(12) == 0;
    Wish wish =
        new Wish(
            exposure,
            random.nextInt(5) == 0 ? Protocol.UDP : Protocol.TCP,
            pick(PORTS, random.nextInt(PORTS.size())),
            random.nextInt(3) == 0
                ? Optional.of(new Wish.NodePort(pick(NODE_PORTS, random.nextInt(3)), true))
                : Optional.empty(),
            random.nextInt(10) == 0
                ? Optional.of(pick(PORTS, random.nextInt(PORTS.size())))
                : Optional.empty(),
            !bare,
            programmed && !bare);
    return new Declaration.Line(
        pick(SERVICES, random.nextInt(SERVICES.size())),
        pick(NAMES, random.nextInt(NAMES.size())),
        wish,
        Claim.Setting.Wanted,
        "app",
        pick(TARGET_PORTS, random.nextInt(TARGET_PORTS.size())),
        traits(random));
  }

  private static Declaration.Traits traits(Random random) {
    return new Declaration.Traits(
        pick(CATEGORIES, random.nextInt(CATEGORIES.size())),
        random.nextInt(4) == 0 ? Optional.empty() : Optional.of("team"),
        random.nextInt(5) == 0);
  }

  /** The declaration after one edit by its tenant. */
  static Declaration edited(Declaration declaration, Edit edit) {
    List<Declaration.Line> lines = new ArrayList<>(declaration.lines());
    List<Declaration.Reserve> reserves = new ArrayList<>(declaration.reserves());
    if (edit.act() == Edit.Act.Reserve) {
      reserves.add(
          edit.how() % 2 == 0 && !lines.isEmpty()
              ? reserve(edit, pick(lines, edit.which()))
              : reserve(edit));
    } else if (edit.act() == Edit.Act.Unreserve) {
      reserves.clear();
    } else if (edit.act() == Edit.Act.Add && edit.how() % 3 > 0 && !reserves.isEmpty()) {
      lines.add(use(pick(reserves, edit.which()), edit));
    } else if (edit.act() == Edit.Act.Add || lines.isEmpty()) {
      lines.add(
          line(
              new Random(edit.how()),
              lines.isEmpty() || lines.stream().anyMatch(line -> line.wish().programmed())));
    } else {
      change(lines, edit);
    }
    return valid(new Declaration(declaration.owner(), lines, reserves));
  }

  private static void change(List<Declaration.Line> lines, Edit edit) {
    int at = edit.which() % lines.size();
    Declaration.Line line = lines.get(at);
    Wish wish = line.wish();
    switch (edit.act()) {
      case Drop -> lines.remove(at);
      case Swap -> swap(lines, at, (at + 1) % lines.size());
      case Expose -> lines.replaceAll(l -> exposed(l, line.service(), pick(TARGETS, edit.how())));
      case Move -> lines.set(at, line.with(wish.withPort(pick(PORTS, edit.number()))));
      case Rename -> lines.set(at, line.named(line.service(), pick(NAMES, edit.how())));
      case RenameService ->
          lines.replaceAll(
              l ->
                  l.service().equals(line.service())
                      ? l.named(pick(SERVICES, edit.how()), l.port())
                      : l);
      case NodePort -> lines.set(at, line.with(wish.withNodePort(nodePort(edit))));
      case HostPort -> lines.set(at, line.with(wish.withHostPort(hostPort(edit))));
      case FlipProtocol -> lines.set(at, line.with(flipped(wish)));
      case Setting -> lines.set(at, line.in(pick(List.of(Claim.Setting.values()), edit.how())));
      default -> throw new IllegalArgumentException(edit.toString());
    }
  }

  private static void swap(List<Declaration.Line> lines, int one, int other) {
    int port = lines.get(one).wish().port();
    int otherPort = lines.get(other).wish().port();
    lines.set(one, lines.get(one).with(lines.get(one).wish().withPort(otherPort)));
    lines.set(other, lines.get(other).with(lines.get(other).wish().withPort(port)));
  }

  private static Declaration.Line exposed(Declaration.Line line, String service, Exposure to) {
    return line.service().equals(service) ? line.with(line.wish().withExposure(to)) : line;
  }

  private static Wish flipped(Wish wish) {
    Protocol other = wish.protocol() == Protocol.TCP ? Protocol.UDP : Protocol.TCP;
    return new Wish(
        wish.exposure(),
        other,
        wish.port(),
        wish.nodePort(),
        wish.hostPort(),
        wish.selecting(),
        wish.programmed());
  }

  private static Optional<Wish.NodePort> nodePort(Edit edit) {
    return edit.how() % 4 == 0
        ? Optional.empty()
        : Optional.of(new Wish.NodePort(pick(NODE_PORTS, edit.number()), true));
  }

  private static Optional<Integer> hostPort(Edit edit) {
    return edit.how() % 3 == 0 ? Optional.empty() : Optional.of(pick(PORTS, edit.number()));
  }

  private static Declaration.Reserve reserve(Edit edit) {
    Random random = new Random(edit.how());
    Scope scope = pick(RESERVED, random.nextInt(RESERVED.size()));
    return new Declaration.Reserve(
        "later-" + edit.which() % 3,
        scope,
        random.nextInt(5) == 0 ? Protocol.UDP : Protocol.TCP,
        scope == Scope.Node ? pick(NODE_PORTS, edit.number()) : pick(PORTS, edit.number()),
        random.nextBoolean()
            ? Optional.of(pick(SERVICES, random.nextInt(SERVICES.size())))
            : Optional.empty(),
        random.nextInt(4) == 0
            ? Optional.of(Harbour.START.plusSeconds(86_400L * random.nextInt(6)))
            : Optional.empty(),
        random.nextBoolean() ? Optional.of("shop") : Optional.empty());
  }

  /** The number of one of the allocation's own ports, kept for its service. */
  private static Declaration.Reserve reserve(Edit edit, Declaration.Line line) {
    return new Declaration.Reserve(
        "later-" + edit.which() % 3,
        Scope.Namespace,
        line.wish().protocol(),
        line.wish().port(),
        edit.number() == 0 ? Optional.empty() : Optional.of(line.service()),
        Optional.empty(),
        line.traits().team());
  }

  /** A port for which the number was kept. */
  private static Declaration.Line use(Declaration.Reserve reserve, Edit edit) {
    boolean node = reserve.scope() == Scope.Node;
    Wish wish =
        new Wish(
            node ? Exposure.NodePort : Exposure.Internal,
            reserve.protocol(),
            node ? pick(PORTS, edit.number()) : reserve.port(),
            node ? Optional.of(new Wish.NodePort(reserve.port(), true)) : Optional.empty(),
            Optional.empty(),
            true,
            true);
    return new Declaration.Line(
        reserve.forService().orElse(pick(SERVICES, edit.number())),
        pick(NAMES, edit.number()),
        wish,
        Claim.Setting.Wanted,
        "app",
        "8080",
        Declaration.Traits.NONE);
  }

  /** What the schema would let through: offenders are bent or dropped. */
  private static Declaration valid(Declaration declaration) {
    Map<String, Wish> first = new HashMap<>();
    Set<String> seen = new HashSet<>();
    List<Declaration.Line> lines =
        declaration.lines().stream()
            .map(line -> bent(line, first.computeIfAbsent(line.service(), s -> line.wish())))
            .filter(line -> seen.add(line.service() + "/" + line.port()))
            .filter(
                line ->
                    seen.add(line.service() + line.wish().protocol() + ":" + line.wish().port()))
            .toList();
    Map<String, Declaration.Reserve> reserves = new HashMap<>();
    declaration.reserves().forEach(reserve -> reserves.put(reserve.name(), reserve));
    return new Declaration(
        declaration.owner(),
        lines,
        reserves.values().stream()
            .sorted(java.util.Comparator.comparing(Declaration.Reserve::name))
            .toList());
  }

  private static Declaration.Line bent(Declaration.Line line, Wish first) {
    Wish wish = line.wish();
    boolean selecting =
        first.selecting()
            || (first.exposure() != Exposure.Host && first.exposure() != Exposure.External);
    boolean external = first.exposure() == Exposure.External;
    return line.with(
        new Wish(
            first.exposure(),
            wish.protocol(),
            wish.port(),
            first.exposure().hasNodePort() ? wish.nodePort() : Optional.empty(),
            external ? Optional.empty() : wish.hostPort(),
            selecting,
            selecting && first.programmed()));
  }

  private static Exposure exposure(int how) {
    return pick(
        List.of(
            Exposure.Internal,
            Exposure.Internal,
            Exposure.Internal,
            Exposure.NodePort,
            Exposure.NodePort,
            Exposure.LoadBalancer,
            Exposure.LoadBalancer,
            Exposure.LoadBalancer,
            Exposure.Host,
            Exposure.Host,
            Exposure.External),
        how);
  }

  static <T> T pick(List<T> things, int which) {
    return things.get(Math.floorMod(which, things.size()));
  }

  static <T> List<T> shuffled(List<T> things, long seed) {
    List<T> shuffled = new ArrayList<>(things);
    Collections.shuffle(shuffled, new Random(seed));
    return shuffled;
  }
}
