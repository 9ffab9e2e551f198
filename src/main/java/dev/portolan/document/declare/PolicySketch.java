package dev.portolan.document.declare;

import dev.portolan.api.Addresses;
import dev.portolan.api.EgressBlock;
import dev.portolan.api.Exposure;
import dev.portolan.api.ExposureRule;
import dev.portolan.api.Flow;
import dev.portolan.api.LoadBalancerBlock;
import dev.portolan.api.NetworkBlock;
import dev.portolan.api.NumberRange;
import dev.portolan.api.Peer;
import dev.portolan.api.PortPolicy;
import dev.portolan.api.PortPolicySpec;
import dev.portolan.api.PortRange;
import dev.portolan.api.Protocol;
import dev.portolan.api.ServicePeer;
import dev.portolan.document.fact.Facts.Direction;
import dev.portolan.document.fact.Facts.Firewall;
import dev.portolan.document.fact.Facts.Kind;
import dev.portolan.document.fact.Facts.Range;
import dev.portolan.document.fact.Reading;
import dev.portolan.document.word.Environments;
import dev.portolan.document.word.Words;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the document rules for its namespaces: ranges, exposure, the machine's one address. */
final class PolicySketch {

  private static final int MOST_RANGES = 64;
  private static final int MOST_FLOWS = 32;

  private final Reading reading;
  private final Map<Home, List<ServiceSketch>> services;

  PolicySketch(Reading reading, Map<Home, List<ServiceSketch>> services) {
    this.reading = reading;
    this.services = services;
  }

  /** One policy for the namespaces of each environment that has something to rule. */
  List<PortPolicy> policies() {
    Set<Optional<String>> environments = new LinkedHashSet<>();
    services.keySet().forEach(home -> environments.add(home.environment()));
    if (environments.isEmpty() && !reading.ranges().isEmpty()) {
      environments.add(Optional.empty());
    }
    return environments.stream().map(this::policy).flatMap(Optional::stream).toList();
  }

  private Optional<PortPolicy> policy(Optional<String> environment) {
    Set<String> namespaces = new LinkedHashSet<>();
    Set<Exposure> used = new TreeSet<>();
    services.forEach(
        (home, all) -> {
          if (home.environment().equals(environment)) {
            namespaces.add(home.namespace());
            all.forEach(service -> used.addAll(service.uses()));
          }
        });
    PortPolicySpec spec =
        new PortPolicySpec(
            selector(namespaces),
            null,
            used.contains(Exposure.LoadBalancer) ? balancer(namespaces, environment) : null,
            ranges(),
            null,
            List.of(),
            exposure(used),
            network(namespaces),
            null,
            null,
            null,
            null,
            null);
    return rules(spec) ? Optional.of(policy(namespaces, spec)) : Optional.empty();
  }

  private static boolean rules(PortPolicySpec spec) {
    return spec.loadBalancer() != null
        || !spec.ranges().isEmpty()
        || spec.exposure() != null
        || spec.network() != null;
  }

  private static PortPolicy policy(Set<String> namespaces, PortPolicySpec spec) {
    PortPolicy policy = new PortPolicy();
    String name = namespaces.stream().findFirst().orElse("port-map");
    policy.setMetadata(new ObjectMetaBuilder().withName(name).build());
    policy.setSpec(spec);
    return policy;
  }

  private static @Nullable LabelSelector selector(Set<String> namespaces) {
    return namespaces.isEmpty()
        ? null
        : new LabelSelectorBuilder()
            .addNewMatchExpression()
            .withKey("kubernetes.io/metadata.name")
            .withOperator("In")
            .withValues(List.copyOf(namespaces))
            .endMatchExpression()
            .build();
  }

  /** A document of one machine lists what is published on its one address. */
  private @Nullable LoadBalancerBlock balancer(
      Set<String> namespaces, Optional<String> environment) {
    boolean machine =
        reading.claims().stream().allMatch(row -> row.where().namespace().isEmpty())
            && environment.filter(name -> !name.equals(Environments.DEVELOPMENT)).isEmpty();
    String pool = namespaces.iterator().next();
    return machine
        ? new LoadBalancerBlock(Addresses.Shared, pool, null, Map.of(), false, null)
        : null;
  }

  private List<PortRange> ranges() {
    Labels names = new Labels();
    List<PortRange> ranges = new ArrayList<>();
    for (Range range : reading.ranges()) {
      boolean nobody = range.allowed().filter(allowed -> !allowed).isPresent();
      String name = names.free(Words.label(range.purpose(), "range-" + range.from()));
      ranges.add(
          new PortRange(
              name,
              Math.max(1, range.from()),
              range.to() == range.from() ? null : range.to(),
              List.of(),
              nobody ? false : null,
              null));
    }
    return ranges.stream().limit(MOST_RANGES).toList();
  }

  private @Nullable ExposureRule exposure(Set<Exposure> used) {
    List<Exposure> allowed = used.contains(Exposure.Host) ? List.copyOf(used) : List.of();
    List<NumberRange> never =
        reading.restrictions().stream()
            .filter(restriction -> restriction.kind() == Kind.NEVER_PUBLIC)
            .flatMap(restriction -> restriction.ports().stream())
            .distinct()
            .sorted()
            .map(port -> new NumberRange(port, null))
            .limit(MOST_RANGES)
            .toList();
    return allowed.isEmpty() && never.isEmpty() ? null : new ExposureRule(allowed, never);
  }

  private @Nullable NetworkBlock network(Set<String> namespaces) {
    List<Flow> allow =
        reading.firewall().stream()
            .filter(rule -> rule.direction() == Direction.egress)
            .flatMap(rule -> egress(rule).stream())
            .distinct()
            .limit(MOST_FLOWS)
            .toList();
    List<Peer> scrapers = scrapers(namespaces);
    EgressBlock egress = allow.isEmpty() ? null : new EgressBlock(false, true, allow);
    return scrapers.isEmpty() && egress == null ? null : new NetworkBlock(scrapers, egress);
  }

  /** DNS is the cluster's own. */
  private static Optional<Flow> egress(Firewall rule) {
    if (rule.port().isEmpty()) {
      boolean here =
          rule.peer().filter(peer -> Words.anyOf(peer, List.of("namespace"))).isPresent();
      return here
          ? Optional.of(new Flow(true, null, null, null, null, null, List.of(), null, null, null))
          : Optional.empty();
    }
    Protocol protocol = rule.protocol().filter(p -> p != Protocol.TCP).orElse(null);
    return rule.port()
        .filter(port -> port != 53)
        .map(
            port ->
                new Flow(
                    null, null, null, null, null, "0.0.0.0/0", List.of(), null, port, protocol));
  }

  /** Whoever the firewall lets in to scrape, if it is one of the services. */
  private List<Peer> scrapers(Set<String> namespaces) {
    Set<Peer> peers = new LinkedHashSet<>();
    for (Firewall rule : reading.firewall()) {
      boolean scrapes = rule.direction() == Direction.ingress && rule.port().isEmpty();
      services.forEach(
          (home, all) ->
              all.stream()
                  .filter(s -> scrapes && namespaces.contains(home.namespace()))
                  .filter(s -> s.isOf(Words.slug(rule.peer().orElse(""))))
                  .map(s -> new ServicePeer(home.namespace(), s.name()))
                  .map(p -> new Peer(null, null, null, null, p, null, List.of(), null))
                  .forEach(peers::add));
    }
    return List.copyOf(peers);
  }
}
