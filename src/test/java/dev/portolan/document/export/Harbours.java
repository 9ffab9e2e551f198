package dev.portolan.document.export;

import dev.portolan.api.Exposure;
import dev.portolan.api.Owner;
import dev.portolan.api.Peer;
import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortAllocationSpec;
import dev.portolan.api.PortDeclaration;
import dev.portolan.api.Program;
import dev.portolan.api.Protocol;
import dev.portolan.api.Reservation;
import dev.portolan.api.Scope;
import dev.portolan.api.ServiceDeclaration;
import dev.portolan.api.ServicePeer;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.jspecify.annotations.Nullable;

/** Random allocations that the schema takes, with texts that are hard to write in Markdown. */
final class Harbours {

  private static final List<String> TEXTS =
      List.of(
          "plain words",
          "a | b || c",
          "*bold* _or_ `code` \\ and \\| too",
          "~~gone~~ ~ ~~~",
          "<b>html</b> &amp; [link](x)",
          "two\nlines",
          "was 8080, 3000-3010 (default)",
          "Überblick 端口 🚢",
          "# no heading",
          "- [ ] item",
          "https://example.com:8443/x?y=1");
  private static final List<String> CATEGORIES =
      List.of("grpc", "data_layer", "A.b-C", "free", "reserved");

  private final Random random;

  private Harbours(long seed) {
    this.random = new Random(seed);
  }

  static Arbitrary<List<PortAllocation>> allocations() {
    return Arbitraries.longs().map(seed -> new Harbours(seed).some());
  }

  static PortAllocation allocation(String namespace, String name, String service, int port) {
    return new Harbours(1).allocation(namespace, name, List.of(service(service, port)));
  }

  private static ServiceDeclaration service(String name, int port) {
    PortDeclaration http =
        new PortDeclaration(
            "http", port, null, Protocol.TCP, null, null, null, null, List.of(), null, List.of());
    return ServiceDeclaration.of(name, null, Map.of("app", name), Exposure.Internal, List.of(http));
  }

  private List<PortAllocation> some() {
    List<PortAllocation> all = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(4); i++) {
      List<ServiceDeclaration> services = new ArrayList<>();
      for (int k = 0; k <= random.nextInt(4); k++) {
        services.add(service(k));
      }
      all.add(allocation(one(List.of("apps", "dev", "host", "prod-1")), "all-" + i, services));
    }
    return all;
  }

  private PortAllocation allocation(
      String namespace, String name, List<ServiceDeclaration> services) {
    PortAllocation allocation = new PortAllocation();
    allocation.setMetadata(new ObjectMetaBuilder().withNamespace(namespace).withName(name).build());
    List<Program> program =
        one(
            List.of(
                List.of(Program.Service, Program.NetworkPolicy),
                List.of(Program.Service),
                List.of()));
    Owner owner = random.nextBoolean() ? new Owner(one(TEXTS), null) : null;
    allocation.setSpec(new PortAllocationSpec(owner, program, services, reservations()));
    return allocation;
  }

  private ServiceDeclaration service(int index) {
    Exposure exposure = one(List.of(Exposure.values()));
    List<PortDeclaration> ports = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      ports.add(port(i, exposure));
    }
    Map<String, String> selector =
        exposure == Exposure.External || (exposure == Exposure.Host && random.nextBoolean())
            ? Map.of()
            : Map.of("app", "s" + index, "example.com/tier", "");
    return new ServiceDeclaration(
        one(List.of("web", "jaeger-ui", "free", "reserved", "tcp")) + "-" + index,
        random.nextBoolean() ? one(TEXTS) : null,
        maybe(CATEGORIES),
        selector,
        exposure,
        false,
        null,
        peers(),
        List.of(),
        null,
        List.of(),
        ports);
  }

  private PortDeclaration port(int index, Exposure exposure) {
    boolean node = exposure == Exposure.NodePort || exposure == Exposure.LoadBalancer;
    return new PortDeclaration(
        one(List.of("http", "grpc-web", "metrics")) + index,
        1 + random.nextInt(65_535),
        maybe(List.of(new IntOrString(8080), new IntOrString("named"))),
        one(List.of(Protocol.values())),
        maybe(List.of("http", "kubernetes.io/h2c")),
        node && random.nextBoolean() ? 30_000 + random.nextInt(2_768) : null,
        random.nextInt(4) == 0 ? 1 + random.nextInt(65_535) : null,
        random.nextBoolean() ? one(TEXTS) : null,
        peers(),
        null,
        List.of());
  }

  private List<Peer> peers() {
    return one(
        List.of(
            List.of(),
            List.of(new Peer(null, null, null, null, null, null, List.of(), true)),
            List.of(
                new Peer(true, null, null, null, null, null, List.of(), null),
                new Peer(null, "ingress", null, null, null, null, List.of(), null)),
            List.of(
                new Peer(null, null, null, null, new ServicePeer("a", "b"), null, List.of(), null),
                new Peer(null, null, null, null, null, "0.0.0.0/0", List.of(), null))));
  }

  private List<Reservation> reservations() {
    List<Reservation> kept = new ArrayList<>();
    for (int i = 0; i < random.nextInt(3); i++) {
      kept.add(
          new Reservation(
              "kept-" + i,
              1 + random.nextInt(65_535),
              one(List.of(Protocol.values())),
              one(List.of(Scope.values())),
              random.nextBoolean() ? "web-0" : null,
              one(TEXTS),
              random.nextBoolean() ? "2030-01-01T00:00:00Z" : null));
    }
    return kept;
  }

  private <T> @Nullable T maybe(List<T> of) {
    return random.nextBoolean() ? one(of) : null;
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
