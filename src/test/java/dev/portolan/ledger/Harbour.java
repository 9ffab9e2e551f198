package dev.portolan.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A small cluster: declarations and policies on one side, leases and Services on the other. */
final class Harbour {

  static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

  final SortedMap<String, Declaration> declarations = new TreeMap<>();
  final Map<String, Regime> regimes = new HashMap<>();
  final SortedMap<Key, Lease> leases = new TreeMap<>();
  final SortedMap<Key.ServiceName, Shown> services = new TreeMap<>();
  final SortedMap<Key, Stranger> strangers = new TreeMap<>();
  Instant now = START;
  boolean localTraffic;
  private final Map<String, Declaration> before = new HashMap<>();
  private int born;

  /** Applies an allocation {@code namespace/name}; one that exists keeps its UID and age. */
  Harbour declare(String path, String... lines) {
    return put(path, Notation.read(owner(path), true, lines));
  }

  /** The same with {@code program: []}. */
  Harbour register(String path, String... lines) {
    return put(path, Notation.read(owner(path), false, lines));
  }

  Harbour put(String path, Declaration declaration) {
    Optional.ofNullable(declarations.put(path, declaration)).ifPresent(d -> before.put(path, d));
    return this;
  }

  /** Whoever has it declares again what stood there before the last edit. */
  Harbour revert(String path) {
    Owner owner = owner(path);
    Optional.ofNullable(before.get(path)).ifPresent(d -> put(path, d.ownedBy(owner)));
    return this;
  }

  /** Deleted and made again, while the former Services and leases are still there. */
  Harbour recreate(String path, String... lines) {
    declarations.remove(path);
    return declare(path, lines);
  }

  /** Gone from the API server; what it left is still there. */
  Harbour delete(String path) {
    declarations.remove(path);
    return this;
  }

  Harbour policy(String namespace, Terms terms, Rule... rules) {
    regimes.put(namespace, new Regime(terms, List.of(rules)));
    return this;
  }

  Harbour stranger(Key key, String namespace, String service) {
    strangers.put(key, new Stranger(namespace, service));
    return this;
  }

  Harbour loseLease(Key key) {
    Objects.requireNonNull(leases.remove(key), () -> "no lease " + key.name());
    return this;
  }

  Lease lease(Key key) {
    return Objects.requireNonNull(leases.get(key), key::name);
  }

  Harbour later(Duration time) {
    now = now.plus(time);
    return this;
  }

  Owner owner(String path) {
    Declaration known = declarations.get(path);
    return known == null ? newborn(path) : known.owner();
  }

  Owner newborn(String path) {
    String[] parts = path.split("/", 2);
    born++;
    return new Owner(parts[0], parts[1], "uid-" + born, now.plusSeconds(born));
  }

  Regime regime(String namespace) {
    return regimes.getOrDefault(namespace, Regime.WITHOUT_POLICY);
  }

  World world() {
    return new World(
        new NodePorts(Observed.of(strangers, shown()), rules(), new Possession.Known(this))
            .readBack(declarations.values().stream().flatMap(d -> claims(d).stream()).toList()),
        declarations.values().stream()
            .flatMap(d -> d.reservations(regime(d.owner().namespace()).terms()).stream())
            .toList(),
        List.copyOf(leases.values()),
        rules(),
        Observed.of(strangers, shown()),
        now);
  }

  private Rules rules() {
    return new Rules(
        regimes.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().rules())),
        regimes.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().terms())));
  }

  /** The Services under today's policies. */
  private SortedMap<Key.ServiceName, Shown> shown() {
    SortedMap<Key.ServiceName, Shown> today = new TreeMap<>();
    services.forEach(
        (name, shown) ->
            today.put(
                name,
                new Shown(
                    shown.allocation(),
                    shown.uid(),
                    regime(name.namespace()).terms(),
                    shown.exposure(),
                    shown.ports(),
                    shown.healthCheck())));
    return today;
  }

  List<Claim> claims(Declaration declaration) {
    List<Claim> claims = new ArrayList<>();
    declaration.lines().forEach(line -> claims.add(claim(declaration, line, claims.size())));
    return claims;
  }

  private Claim claim(Declaration declaration, Declaration.Line line, int position) {
    Owner owner = declaration.owner();
    return Claim.of(
        new ClaimId(owner.namespace(), owner.name(), line.service(), line.port()),
        owner,
        position,
        line.wish(),
        regime(owner.namespace()).terms(),
        line.setting(),
        line.subject());
  }

  /** As the API server's allocator would choose. */
  int allocateNodePort() {
    Set<Integer> used = new HashSet<>();
    services
        .values()
        .forEach(s -> s.ports().values().forEach(p -> p.nodePort().ifPresent(used::add)));
    services.values().forEach(s -> s.healthCheck().ifPresent(used::add));
    leases.keySet().forEach(key -> used.add(key instanceof Key.OnNode node ? node.number() : 0));
    strangers.keySet().forEach(key -> used.add(key instanceof Key.OnNode node ? node.number() : 0));
    return IntStream.rangeClosed(31_000, 32_767)
        .filter(n -> !used.contains(n))
        .findFirst()
        .orElseThrow();
  }

  Settlement settle() {
    return Settlement.settle(world());
  }

  /** One round of the operator: settles, and does what the settlement says. */
  Harbour run() {
    new Execution(this).run();
    return this;
  }

  /** Rounds until nothing changes any more. */
  Harbour rest() {
    for (int round = 0; round < 20; round++) {
      String before = leases + " " + services;
      run();
      if (before.equals(leases + " " + services)) {
        return this;
      }
    }
    throw new IllegalStateException("no rest after 20 rounds");
  }

  @Override
  public String toString() {
    Stream<String> declared =
        declarations.values().stream()
            .map(d -> d.owner() + " " + d.owner().uid() + " " + d.lines() + d.reserves());
    Stream<String> ruled = regimes.entrySet().stream().map(Object::toString);
    Stream<String> leased = leases.values().stream().map(Verdicts::text);
    Stream<String> shown =
        services.entrySet().stream()
            .map(
                e ->
                    e.getKey().name()
                        + " of "
                        + e.getValue().uid()
                        + " "
                        + e.getValue().exposure()
                        + " "
                        + e.getValue().ports());
    return Stream.of(declared, ruled, leased, shown, Stream.of(strangers.toString()))
        .flatMap(lines -> lines)
        .collect(Collectors.joining("\n"));
  }

  Harbour copy() {
    Harbour copy = new Harbour();
    copy.declarations.putAll(declarations);
    copy.regimes.putAll(regimes);
    copy.leases.putAll(leases);
    copy.services.putAll(services);
    copy.strangers.putAll(strangers);
    copy.now = now;
    copy.before.putAll(before);
    copy.localTraffic = localTraffic;
    copy.born = born;
    return copy;
  }

  /** One verdict as text: path, service/port. */
  String verdict(String path, String port) {
    return Verdicts.text(verdictOn(path, port));
  }

  Verdict verdictOn(String path, String port) {
    return settle().of(id(path, port)).orElseThrow();
  }

  static ClaimId id(String path, String port) {
    List<String> parts = new ArrayList<>(Arrays.asList(path.split("/", 2)));
    parts.addAll(Arrays.asList(port.split("/", 2)));
    return new ClaimId(parts.get(0), parts.get(1), parts.get(2), parts.get(3));
  }

  /** The findings on one allocation, as {@code Rule service/port}. */
  List<String> findings(String path) {
    return Findings.of(world(), settle(), owner(path), Audience.ADMIN).stream()
        .map(f -> f.rule() + " " + f.service() + "/" + f.port().orElse(""))
        .toList();
  }

  ReservationVerdict reservation(String path, String name) {
    return Objects.requireNonNull(settle().reservations().get(path + "/" + name));
  }

  /** What the verdict on a port would read like, alternatives included. */
  String sentence(String path, String port) {
    World world = world();
    Settlement settlement = Settlement.settle(world);
    Verdict verdict = settlement.of(id(path, port)).orElseThrow();
    return new Sentences(Audience.ADMIN)
        .of(verdict, Alternatives.in(world).of(verdict, settlement));
  }
}
