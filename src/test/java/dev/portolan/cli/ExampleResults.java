package dev.portolan.cli;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortAllocationStatus;
import dev.portolan.intake.Declared;
import dev.portolan.intake.Survey;
import dev.portolan.ledger.Alternatives;
import dev.portolan.ledger.Audience;
import dev.portolan.ledger.ClaimId;
import dev.portolan.ledger.Observed;
import dev.portolan.ledger.Settlement;
import dev.portolan.ledger.Verdict;
import dev.portolan.ledger.World;
import dev.portolan.manifest.Balancer;
import dev.portolan.manifest.Isolation;
import dev.portolan.manifest.NetworkPolicies;
import dev.portolan.manifest.SceneNeighbourhood;
import dev.portolan.manifest.Services;
import dev.portolan.manifest.Surroundings;
import dev.portolan.plan.Snapshot;
import dev.portolan.report.CsvReport;
import dev.portolan.report.MarkdownReport;
import dev.portolan.report.PortMap;
import dev.portolan.report.TextReport;
import dev.portolan.status.Isolated;
import dev.portolan.status.Programmed;
import dev.portolan.status.StatusReport;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Everything that comes out of one example folder, as text by file name.
 *
 * <p>The names do not end in .yaml, so that {@code kubectl apply -R -f examples} leaves them alone.
 */
final class ExampleResults {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final Survey survey;
  private final World world;
  private final Settlement settlement;
  private final StringBuilder services = new StringBuilder();
  private final StringBuilder policies = new StringBuilder();
  private final StringBuilder statuses = new StringBuilder();

  private ExampleResults(Survey survey) {
    this.survey = survey;
    this.world = survey.world(Observed.NOTHING, NOW);
    this.settlement = Settlement.settle(world);
  }

  static SortedMap<String, String> of(Path folder) throws IOException {
    Survey read = Inputs.readSound(List.of(folder), Portolan.line(Terminals.NONE)).survey();
    read.allocations().forEach(ExampleResults::asCreated);
    return new ExampleResults(read).all();
  }

  private static void asCreated(PortAllocation allocation) {
    var metadata = allocation.getMetadata();
    metadata.setNamespace(Objects.requireNonNullElse(metadata.getNamespace(), "default"));
    metadata.setUid("uid-of-" + metadata.getNamespace() + "-" + metadata.getName());
    metadata.setGeneration(1L);
  }

  private SortedMap<String, String> all() {
    survey.declared().forEach(this::add);
    SortedMap<String, String> files = new TreeMap<>();
    PortMap map = Report.map(new Snapshot(survey, List.of(), false), NOW);
    files.put("report.txt", TextReport.render(map, UnaryOperator.identity()));
    files.put("report.md", MarkdownReport.render(map));
    files.put("report.csv", CsvReport.render(map));
    files.put("services.yaml.txt", services.toString());
    files.put("networkpolicies.yaml.txt", policies.toString());
    files.put("status.yaml.txt", statuses.toString());
    return files;
  }

  private void add(Declared declared) {
    List<Verdict> verdicts = settlement.of(declared.owner());
    List<Service> desired = Services.desired(declared.resolved(), verdicts, balancer(declared));
    desired.forEach(service -> services.append(Serialization.asYaml(service)));
    fences(declared).forEach(policy -> policies.append(Serialization.asYaml(policy)));
    statuses
        .append("# ")
        .append(declared.owner())
        .append('\n')
        .append(Serialization.asYaml(status(declared, verdicts, desired)));
  }

  private PortAllocationStatus status(
      Declared declared, List<Verdict> verdicts, List<Service> services) {
    return StatusReport.of(
        declared.resolved(),
        settlement,
        world,
        declared.owner(),
        Audience.tenantsOf(
            declared.owner().namespace(), namespace -> survey.place(namespace).house().discreet()),
        alternatives(verdicts),
        NetworkPolicies.findings(declared.resolved(), verdicts, surroundings(declared)),
        new Programmed(
            services.stream().collect(Collectors.toMap(s -> s.getMetadata().getName(), s -> s)),
            List.of(),
            isolated(declared, verdicts)),
        null,
        NOW);
  }

  /** As if every allocation of the folder were programmed, and nobody else were there. */
  private Optional<Isolated> isolated(Declared declared, List<Verdict> verdicts) {
    if (fences(declared).isEmpty()) {
      return Optional.empty();
    }
    List<NetworkPolicy> others =
        survey.declared().stream()
            .filter(other -> other.owner().namespace().equals(declared.owner().namespace()))
            .filter(other -> !other.owner().equals(declared.owner()))
            .flatMap(other -> fences(other).stream())
            .toList();
    Isolation isolation =
        Isolation.of(declared.resolved(), verdicts, surroundings(declared), others);
    return Optional.of(
        new Isolated(
            Isolated.Standing.valueOf(isolation.standing().name()), isolation.sentences()));
  }

  private List<NetworkPolicy> fences(Declared declared) {
    return NetworkPolicies.desired(
        declared.resolved(), settlement.of(declared.owner()), surroundings(declared));
  }

  private Map<ClaimId, List<Integer>> alternatives(List<Verdict> verdicts) {
    Alternatives alternatives = Alternatives.in(world);
    Map<ClaimId, List<Integer>> offers = new HashMap<>();
    verdicts.forEach(
        verdict -> offers.put(verdict.claim().id(), alternatives.of(verdict, settlement)));
    return offers;
  }

  private static Balancer balancer(Declared declared) {
    return declared
        .place()
        .house()
        .loadBalancer()
        .map(
            block ->
                new Balancer(
                    Optional.ofNullable(block.loadBalancerClass()),
                    new TreeMap<>(block.annotations()),
                    Objects.requireNonNullElse(block.nodePorts(), true),
                    Objects.requireNonNullElse(block.externalTrafficPolicy(), "Cluster")))
        .orElse(Balancer.WITHOUT_POLICY);
  }

  private Surroundings surroundings(Declared declared) {
    return new Surroundings(
        new SceneNeighbourhood(survey.declared(), Optional.empty(), List.of()),
        declared.place().house().network(),
        balancer(declared));
  }
}
