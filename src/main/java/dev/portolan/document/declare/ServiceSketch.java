package dev.portolan.document.declare;

import dev.portolan.api.Exposure;
import dev.portolan.api.Health;
import dev.portolan.api.Peer;
import dev.portolan.api.PortDeclaration;
import dev.portolan.api.ServiceDeclaration;
import io.fabric8.kubernetes.api.model.IntOrString;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One Service in the making: the claims of one name that are reached in one way. */
final class ServiceSketch {

  private static final int LONGEST_TEXT = 1024;
  private static final String IANA_NAME = "[a-z0-9]+(-[a-z0-9]+)*";

  private final String name;
  private final Exposure exposure;
  private final List<Wanted> wanted = new ArrayList<>();
  private final List<PortDeclaration> ports = new ArrayList<>();

  ServiceSketch(String name, Exposure exposure) {
    this.name = name;
    this.exposure = exposure;
  }

  String name() {
    return name;
  }

  Exposure exposure() {
    return exposure;
  }

  /** The ports as they will be declared, once {@link #settle} has named them. */
  List<PortDeclaration> ports() {
    return List.copyOf(ports);
  }

  /** Whether the document calls it so. */
  boolean isOf(String service) {
    return wanted.stream().anyMatch(w -> w.row().service().equals(service));
  }

  /** Which exposures a policy has to allow for it. */
  Set<Exposure> uses() {
    boolean onNode = wanted.stream().anyMatch(w -> w.numbers().hostPort().isPresent());
    return onNode ? Set.of(exposure, Exposure.Host) : Set.of(exposure);
  }

  int size() {
    return wanted.stream().mapToInt(w -> numbers(w).size()).sum();
  }

  void add(Wanted port) {
    wanted.add(port);
  }

  /** Names the ports; a number and protocol that came twice counts once. */
  void settle() {
    Set<String> seen = new LinkedHashSet<>();
    wanted.forEach(w -> numbers(w).forEach(n -> seen.add(key(w, n))));
    PortNames names = new PortNames(seen.size() > 1);
    Set<String> open = new LinkedHashSet<>(seen);
    for (Wanted w : wanted) {
      for (int number : numbers(w)) {
        if (open.remove(key(w, number))) {
          ports.add(port(w, number, names.of(w, number), seen.size() > 1));
        }
      }
    }
  }

  private static String key(Wanted wanted, int number) {
    return number + "/" + wanted.speech().transport();
  }

  private static List<Integer> numbers(Wanted wanted) {
    int last = wanted.numbers().endPort().orElse(wanted.port());
    List<Integer> numbers = new ArrayList<>();
    for (int number = wanted.port(); number <= last; number++) {
      numbers.add(number);
    }
    return numbers;
  }

  private PortDeclaration port(Wanted wanted, int number, String portName, boolean several) {
    boolean host = exposure == Exposure.Host;
    return new PortDeclaration(
        portName,
        number,
        target(wanted),
        wanted.speech().transport(),
        wanted.speech().application().flatMap(Labels::value).orElse(null),
        wanted.numbers().nodePort().orElse(null),
        wanted.numbers().hostPort().filter(n -> !host || n != number).orElse(null),
        text(wanted.description()).filter(t -> several).orElse(null),
        List.of(),
        null,
        List.of());
  }

  private static @org.jspecify.annotations.Nullable IntOrString target(Wanted wanted) {
    return wanted
        .numbers()
        .targetPort()
        .filter(ServiceSketch::isTarget)
        .map(t -> t.matches("\\d+") ? new IntOrString(Integer.valueOf(t)) : new IntOrString(t))
        .orElse(null);
  }

  private static boolean isTarget(String text) {
    return text.matches("\\d{1,5}")
        ? Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= 65_535
        : text.matches(IANA_NAME) && text.length() <= 15;
  }

  static Optional<String> text(Optional<String> said) {
    return said.map(s -> s.length() <= LONGEST_TEXT ? s : s.substring(0, LONGEST_TEXT - 1) + "…");
  }

  ServiceDeclaration declared(FlowPeers peers, Optional<String> healthPath, Home home) {
    Wanted first = wanted.getFirst();
    boolean pods = exposure != Exposure.External && (exposure != Exposure.Host || !first.isHost());
    Map<String, String> selector = pods ? Map.of("app", name) : Map.of();
    return new ServiceDeclaration(
        name,
        ports.size() == 1 ? text(first.description()).orElse(null) : null,
        first.category().flatMap(Labels::value).orElse(null),
        selector,
        exposure,
        false,
        null,
        List.of(),
        exposure == Exposure.External ? List.of() : peers.connectsTo(home, name),
        healthPath.map(path -> new Health(path, null)).orElse(null),
        List.of(),
        ports.stream().map(port -> with(port, peers.allowFrom(home, name, port))).toList());
  }

  private static PortDeclaration with(PortDeclaration port, List<Peer> peers) {
    return new PortDeclaration(
        port.name(),
        port.port(),
        port.targetPort(),
        port.protocol(),
        port.appProtocol(),
        port.nodePort(),
        port.hostPort(),
        port.description(),
        peers,
        port.scrape(),
        port.environments());
  }
}
