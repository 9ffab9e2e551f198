package dev.portolan.manifest.reach;

import dev.portolan.api.EgressBlock;
import dev.portolan.api.Exposure;
import dev.portolan.api.Flow;
import dev.portolan.api.NetworkBlock;
import dev.portolan.api.Peer;
import dev.portolan.api.PortDeclaration;
import dev.portolan.api.Program;
import dev.portolan.api.Protocol;
import dev.portolan.api.ProviderPort;
import dev.portolan.api.ServiceDeclaration;
import dev.portolan.intake.Declared;
import dev.portolan.ledger.ClaimId;
import dev.portolan.ledger.Settlement;
import dev.portolan.ledger.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the declarations of a world allow, read from them and from nothing that was made of them.
 */
final class DeclaredReach {

  private final World world;
  private final List<Declared> declared;
  private final Settlement settlement;

  DeclaredReach(World world, List<Declared> declared, Settlement settlement) {
    this.world = world;
    this.declared = declared;
    this.settlement = settlement;
  }

  /** A declared service, and the allocation it stands in. */
  private record At(Declared allocation, ServiceDeclaration service) {
    String namespace() {
      return allocation.owner().namespace();
    }

    NetworkBlock network() {
      return allocation.place().house().network();
    }
  }

  boolean allowed(Connection connection) {
    return egress(connection) && ingress(connection);
  }

  boolean ingress(Connection to) {
    if (!(to.destination() instanceof End.Pod pod)) {
      return true;
    }
    List<At> services = isolating(pod).toList();
    return services.isEmpty()
        || services.stream()
            .anyMatch(
                at ->
                    at.service().ports().stream()
                        .anyMatch(
                            port ->
                                isGranted(at, port)
                                    && leadsTo(port, to)
                                    && letsIn(at, port, to.source())));
  }

  /** Whether a connection leads to a declared port of this allocation. */
  boolean concerns(Declared allocation, Connection to) {
    return to.destination() instanceof End.Pod pod
        && isolating(pod)
            .filter(at -> at.allocation().owner().equals(allocation.owner()))
            .flatMap(at -> at.service().ports().stream())
            .anyMatch(port -> leadsTo(port, to));
  }

  /** Whether this allocation by itself declares that the connection is let in. */
  boolean letIn(Declared allocation, Connection to) {
    return to.destination() instanceof End.Pod pod
        && isolating(pod)
            .filter(at -> at.allocation().owner().equals(allocation.owner()))
            .anyMatch(
                at ->
                    at.service().ports().stream()
                        .anyMatch(
                            port ->
                                isGranted(at, port)
                                    && leadsTo(port, to)
                                    && letsIn(at, port, to.source())));
  }

  private Stream<At> all() {
    return declared.stream()
        .flatMap(
            allocation ->
                allocation.resolved().getSpec().services().stream()
                    .map(service -> new At(allocation, service)));
  }

  private Stream<At> isolating(End.Pod pod) {
    return all()
        .filter(
            at -> at.allocation().resolved().getSpec().program().contains(Program.NetworkPolicy))
        .filter(at -> at.namespace().equals(pod.namespace()) && has(at.service(), pod));
  }

  private static boolean has(ServiceDeclaration service, End.Pod pod) {
    return !service.selector().isEmpty()
        && pod.labels().entrySet().containsAll(service.selector().entrySet());
  }

  private boolean isGranted(At at, PortDeclaration port) {
    ClaimId id =
        new ClaimId(
            at.namespace(), at.allocation().owner().name(), at.service().name(), port.name());
    return settlement.verdicts().get(id) instanceof Verdict.Granted;
  }

  private static boolean leadsTo(PortDeclaration port, Connection to) {
    if (!port.protocol().name().equals(to.protocol())) {
      return false;
    }
    if (port.targetPort() == null) {
      return port.port() == to.port();
    }
    return port.targetPort().getStrVal() == null
        ? port.targetPort().getIntVal() == to.port()
        : to.destination() instanceof End.Pod pod
            && pod.calls(port.targetPort().getStrVal(), to.port(), to.protocol());
  }

  private boolean letsIn(At at, PortDeclaration port, End source) {
    List<Peer> listed = port.allowFrom().isEmpty() ? at.service().allowFrom() : port.allowFrom();
    boolean byPeers =
        listed.isEmpty()
            ? at.service().exposure() != Exposure.Internal || isIn(at.namespace(), source)
            : listed.stream().anyMatch(peer -> isOne(peer, at.namespace(), source));
    return byPeers
        || (Boolean.TRUE.equals(port.scrape())
            && at.network().scrapeFrom().stream()
                .anyMatch(peer -> isOne(peer, at.namespace(), source)));
  }

  private static boolean isIn(String namespace, End end) {
    return end instanceof End.Pod pod && pod.namespace().equals(namespace);
  }

  private boolean isOne(Peer peer, String here, End end) {
    if (Boolean.TRUE.equals(peer.anyone())) {
      return true;
    }
    if (peer.cidr() != null) {
      return inRange(peer.cidr(), peer.except(), end);
    }
    if (peer.service() != null) {
      String there = Objects.requireNonNullElse(peer.service().namespace(), here);
      return service(there, peer.service().name())
          .filter(at -> isIn(there, end) && end instanceof End.Pod pod && has(at.service(), pod))
          .isPresent();
    }
    return end instanceof End.Pod pod && isPod(peer, here, pod);
  }

  /** What lies outside its range makes the whole peer nobody. */
  private static boolean inRange(String cidr, List<String> except, End end) {
    boolean sound = except.stream().allMatch(x -> Match.range(cidr, x.split("/")[0]));
    return sound
        && Match.range(cidr, end.ip())
        && except.stream().noneMatch(closed -> Match.range(closed, end.ip()));
  }

  private boolean isPod(Peer peer, String here, End.Pod pod) {
    if (Boolean.TRUE.equals(peer.sameNamespace())) {
      return pod.namespace().equals(here);
    }
    boolean inside =
        peer.namespaceSelector() == null
            ? pod.namespace().equals(peer.namespace() == null ? here : peer.namespace())
            : Match.labels(
                peer.namespaceSelector(),
                world.namespaces().getOrDefault(pod.namespace(), Map.of()));
    return inside && (peer.podSelector() == null || Match.labels(peer.podSelector(), pod.labels()));
  }

  private Optional<At> service(String namespace, String name) {
    return all()
        .filter(at -> at.namespace().equals(namespace) && at.service().name().equals(name))
        .findFirst();
  }

  boolean egress(Connection from) {
    if (!(from.source() instanceof End.Pod pod)) {
      return true;
    }
    List<At> services = isolating(pod).filter(at -> enforced(at.network().egress())).toList();
    return services.isEmpty() || services.stream().anyMatch(at -> mayConnect(at, from));
  }

  private static boolean enforced(@Nullable EgressBlock egress) {
    return egress != null && Boolean.TRUE.equals(egress.enforce());
  }

  private boolean mayConnect(At at, Connection from) {
    EgressBlock egress = Objects.requireNonNull(at.network().egress());
    boolean dns = !Boolean.FALSE.equals(egress.dns()) && isDns(from);
    return dns
        || Stream.concat(at.service().connectsTo().stream(), egress.allow().stream())
            .anyMatch(flow -> leadsThere(flow, at.namespace(), from));
  }

  private static boolean isDns(Connection to) {
    return to.port() == 53
        && List.of("UDP", "TCP").contains(to.protocol())
        && to.destination() instanceof End.Pod pod
        && pod.namespace().equals("kube-system")
        && "kube-dns".equals(pod.labels().get("k8s-app"));
  }

  private boolean leadsThere(Flow flow, String here, Connection to) {
    ProviderPort named = flow.service();
    if (named != null) {
      return leadsThere(named, here, to);
    }
    Protocol protocol = Objects.requireNonNullElse(flow.protocol(), Protocol.TCP);
    boolean door =
        flow.port() == null || (flow.port() == to.port() && protocol.name().equals(to.protocol()));
    return door && isOne(asPeer(flow), here, to.destination());
  }

  private boolean leadsThere(ProviderPort named, String here, Connection to) {
    String there = Objects.requireNonNullElse(named.namespace(), here);
    Optional<At> provider =
        service(there, named.name())
            .filter(at -> isIn(there, to.destination()))
            .filter(at -> to.destination() instanceof End.Pod pod && has(at.service(), pod));
    return provider.stream()
        .flatMap(at -> at.service().ports().stream())
        .filter(port -> named.port() == null || port.name().equals(named.port()))
        .anyMatch(port -> leadsTo(port, to));
  }

  private static Peer asPeer(Flow flow) {
    return new Peer(
        flow.sameNamespace(),
        flow.namespace(),
        flow.namespaceSelector(),
        flow.podSelector(),
        null,
        flow.cidr(),
        flow.except(),
        flow.anyone());
  }
}
