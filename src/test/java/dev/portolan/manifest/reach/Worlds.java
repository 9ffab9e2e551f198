package dev.portolan.manifest.reach;

import dev.portolan.api.EgressBlock;
import dev.portolan.api.Exposure;
import dev.portolan.api.Flow;
import dev.portolan.api.NetworkBlock;
import dev.portolan.api.Peer;
import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortAllocationSpec;
import dev.portolan.api.PortDeclaration;
import dev.portolan.api.PortPolicy;
import dev.portolan.api.PortPolicySpec;
import dev.portolan.api.Program;
import dev.portolan.api.Protocol;
import dev.portolan.api.ProviderPort;
import dev.portolan.api.ServiceDeclaration;
import dev.portolan.api.ServicePeer;
import dev.portolan.intake.Survey;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Random worlds: three namespaces of three pods, one to five allocations, up to four strangers. */
final class Worlds {

  static final List<String> NAMESPACES = List.of("shop", "bank", "kube-system");
  static final List<String> RANGES = List.of("203.0.113.0/24", "198.51.100.0/24", "203.0.0.0/16");

  private static final List<String> APPS = List.of("web", "db", "job");
  private static final List<End.Outside> OUTSIDE =
      List.of(
          new End.Outside("203.0.113.7"),
          new End.Outside("203.0.113.200"),
          new End.Outside("198.51.100.9"));

  private final Dice dice;
  private final Map<String, Map<String, String>> namespaces = new TreeMap<>();

  private Worlds(long seed) {
    this.dice = new Dice(seed);
  }

  static World of(long seed) {
    return new Worlds(seed).world(seed);
  }

  private World world(long seed) {
    NAMESPACES.forEach(
        name ->
            namespaces.put(
                name, Map.of("kubernetes.io/metadata.name", name, "team", dice.of("red", "blue"))));
    List<End.Pod> pods = new ArrayList<>();
    NAMESPACES.forEach(namespace -> dice.some(3, 3, () -> pods.add(pod(namespace, pods.size()))));
    List<PortAllocation> allocations = new ArrayList<>();
    dice.some(1, 5, () -> allocations.add(allocation(allocations.size())));
    List<PortPolicy> policies = dice.oneIn(3) ? List.of() : List.of(policy());
    return new World(
        seed,
        new Survey(allocations, policies, List.of(), namespaces),
        pods,
        OUTSIDE,
        dice.some(0, 4, new Strangers(dice)::policy));
  }

  private End.Pod pod(String namespace, int number) {
    Map<String, String> labels = new TreeMap<>();
    labels.put("app", dice.of(APPS));
    labels.put("tier", dice.of("front", "back"));
    if (namespace.equals("kube-system") && dice.oneIn(2)) {
      labels.put("k8s-app", "kube-dns");
    }
    boolean swapped = dice.oneIn(3);
    List<End.Listener> listeners =
        List.of(
            new End.Listener("web", swapped ? 8081 : 8080, "TCP"),
            new End.Listener("admin", swapped ? 8080 : 8081, "TCP"),
            new End.Listener("dns", 53, "UDP"),
            new End.Listener("dns-tcp", 53, "TCP"),
            new End.Listener("signal", 7777, "SCTP"));
    return new End.Pod(
        namespace, "pod-" + number, labels, listeners, "10.244.0." + (number + 1), false);
  }

  private PortAllocation allocation(int number) {
    PortAllocation allocation = new PortAllocation();
    allocation.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(dice.of(NAMESPACES))
            .withName("allocation-" + number)
            .withUid("uid-" + number)
            .build());
    List<ServiceDeclaration> services = new ArrayList<>();
    int count = 1 + dice.upTo(2);
    for (int i = 0; i < count; i++) {
      services.add(service("s" + number + i));
    }
    List<Program> program =
        dice.oneIn(8) ? List.of(Program.Service) : List.of(Program.Service, Program.NetworkPolicy);
    allocation.setSpec(new PortAllocationSpec(null, program, services, List.of()));
    return allocation;
  }

  private ServiceDeclaration service(String name) {
    Map<String, String> selector = new LinkedHashMap<>(Map.of("app", dice.of(APPS)));
    if (dice.oneIn(3)) {
      selector.put("tier", dice.of("front", "back"));
    }
    List<PortDeclaration> ports = new ArrayList<>();
    dice.some(0, 3, () -> ports.add(port(ports.size())));
    return new ServiceDeclaration(
        name,
        null,
        null,
        selector,
        dice.of(Exposure.Internal, Exposure.Internal, Exposure.NodePort, Exposure.LoadBalancer),
        false,
        null,
        dice.oneIn(3) ? List.of() : dice.some(1, 2, this::peer),
        dice.oneIn(2) ? List.of() : dice.some(1, 3, this::flow),
        null,
        List.of(),
        ports);
  }

  private PortDeclaration port(int number) {
    World.Door door = dice.of(World.DOORS);
    @Nullable IntOrString target =
        switch (dice.upTo(3)) {
          case 0 -> new IntOrString(name(door));
          case 1 -> null;
          default -> new IntOrString(door.port());
        };
    // A number that several allocations of a namespace want is refused to all but one.
    int front = target == null ? door.port() : 80 + dice.upTo(5);
    return new PortDeclaration(
        "p" + number,
        front,
        target,
        Protocol.valueOf(door.protocol()),
        null,
        null,
        null,
        null,
        dice.oneIn(2) ? List.of() : dice.some(1, 2, this::peer),
        dice.oneIn(3) ? true : null,
        List.of());
  }

  private static String name(World.Door door) {
    return switch (door.port()) {
      case 8080 -> "web";
      case 8081 -> "admin";
      case 53 -> door.protocol().equals("UDP") ? "dns" : "dns-tcp";
      default -> "signal";
    };
  }

  private PortPolicy policy() {
    PortPolicy policy = new PortPolicy();
    policy.setMetadata(new ObjectMetaBuilder().withName("house").build());
    EgressBlock egress =
        new EgressBlock(
            dice.oneIn(3) ? null : true,
            dice.oneIn(3) ? null : dice.oneIn(2),
            dice.some(0, 2, this::allowed));
    policy.setSpec(
        new PortPolicySpec(
            dice.oneIn(2) ? null : selector(Map.of("team", "red")),
            null,
            null,
            List.of(),
            null,
            List.of(),
            null,
            new NetworkBlock(dice.some(0, 2, this::scraper), dice.oneIn(3) ? null : egress),
            null,
            null,
            null,
            null,
            null));
    return policy;
  }

  private Peer scraper() {
    return peer(null, dice.of(NAMESPACES), null, dice.oneIn(2) ? pods() : null, null, null);
  }

  private Peer peer() {
    return switch (dice.upTo(9)) {
      case 0 -> peer(true, null, null, null, null, null);
      case 1 -> peer(null, dice.of(NAMESPACES), null, null, null, null);
      case 2 -> peer(null, dice.of(NAMESPACES), null, pods(), null, null);
      case 3 -> peer(null, null, teams(), dice.oneIn(2) ? pods() : null, null, null);
      case 4 -> peer(null, null, null, pods(), null, null);
      case 5 -> new Peer(null, null, null, null, null, null, List.of(), true);
      case 6 -> peer(null, null, null, null, null, dice.of(RANGES));
      default -> peer(null, null, null, null, dice.oneIn(2) ? null : dice.of(NAMESPACES), null);
    };
  }

  private Peer peer(
      @Nullable Boolean same,
      @Nullable String namespace,
      @Nullable LabelSelector namespaces,
      @Nullable LabelSelector pods,
      @Nullable String serviceIn,
      @Nullable String cidr) {
    boolean service = same == null && namespace == null && namespaces == null && pods == null;
    return new Peer(
        same,
        namespace,
        namespaces,
        pods,
        service && cidr == null ? new ServicePeer(serviceIn, anyService()) : null,
        cidr,
        cidr == null || dice.oneIn(2) ? List.of() : List.of(dice.of(EXCEPTED)),
        null);
  }

  /** The last lies in no range of these worlds, so that its peer is nobody. */
  private static final List<String> EXCEPTED = List.of("203.0.113.128/25", "192.0.2.0/25");

  private String anyService() {
    return "s" + dice.upTo(4) + dice.upTo(2);
  }

  private Flow flow() {
    return dice.oneIn(2) ? toService(dice.oneIn(2) ? null : dice.of(NAMESPACES)) : allowed();
  }

  private Flow toService(@Nullable String namespace) {
    ProviderPort port =
        new ProviderPort(namespace, anyService(), dice.oneIn(2) ? null : "p" + dice.upTo(2));
    return new Flow(null, null, null, null, port, null, List.of(), null, null, null);
  }

  private Flow allowed() {
    Peer peer = peer();
    World.Door door = dice.of(World.DOORS);
    Protocol protocol = Protocol.valueOf(door.protocol());
    boolean everyPort = peer.cidr() == null && peer.anyone() == null && dice.oneIn(4);
    return peer.service() != null
        ? toService(dice.of(NAMESPACES))
        : new Flow(
            peer.sameNamespace(),
            peer.namespace(),
            peer.namespaceSelector(),
            peer.podSelector(),
            null,
            peer.cidr(),
            peer.except(),
            peer.anyone(),
            everyPort ? null : door.port(),
            everyPort || protocol == Protocol.TCP ? null : protocol);
  }

  private LabelSelector pods() {
    return dice.oneIn(4) ? new LabelSelector() : selector(Map.of("app", dice.of(APPS)));
  }

  private LabelSelector teams() {
    return selector(Map.of("team", dice.of("red", "blue")));
  }

  private static LabelSelector selector(Map<String, String> labels) {
    return new LabelSelector(new ArrayList<>(), labels);
  }
}
