package dev.portolan.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortPolicy;
import dev.portolan.intake.Declared;
import dev.portolan.intake.House;
import dev.portolan.intake.Place;
import dev.portolan.ledger.Claim;
import dev.portolan.ledger.Lease;
import dev.portolan.ledger.Observed;
import dev.portolan.ledger.Rules;
import dev.portolan.ledger.Settlement;
import dev.portolan.ledger.Verdict;
import dev.portolan.ledger.World;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A settled world from YAML documents: allocations, policies and namespaces, nothing leased yet.
 */
public final class Scene {

  public static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  private static final ObjectMapper YAML = Serialization.yamlMapper();

  private final List<PortPolicy> policies = new ArrayList<>();
  private final Map<String, Namespace> namespaces = new java.util.TreeMap<>();
  private final List<PortAllocation> allocations = new ArrayList<>();
  private final List<Lease> leases;
  private final Observed observed;

  private Scene(String documents, List<Lease> leases, Observed observed) {
    this.leases = List.copyOf(leases);
    this.observed = observed;
    for (String document : documents.split("(?m)^---\\s*$")) {
      add(document);
    }
  }

  public static Scene of(String documents) {
    return new Scene(documents, List.of(), Observed.NOTHING);
  }

  public static Scene of(String documents, List<Lease> leases, Observed observed) {
    return new Scene(documents, leases, observed);
  }

  private void add(String document) {
    try {
      JsonNode tree = YAML.readTree(document);
      switch (tree.path("kind").asText()) {
        case "PortAllocation" -> allocations.add(YAML.treeToValue(tree, PortAllocation.class));
        case "PortPolicy" -> policies.add(YAML.treeToValue(tree, PortPolicy.class));
        case "Namespace" -> {
          Namespace namespace = YAML.treeToValue(tree, Namespace.class);
          namespaces.put(namespace.getMetadata().getName(), namespace);
        }
        default -> {}
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(document, e);
    }
  }

  public Declared declared(String allocation) {
    return allocations.stream()
        .filter(candidate -> candidate.getMetadata().getName().equals(allocation))
        .map(candidate -> Declared.of(candidate, place(candidate)))
        .findFirst()
        .orElseThrow();
  }

  public World world() {
    List<Declared> all = allocations.stream().map(a -> Declared.of(a, place(a))).toList();
    return new World(
        all.stream().flatMap(declared -> declared.claims().stream()).toList(),
        all.stream().flatMap(declared -> declared.reservations().stream()).toList(),
        leases,
        new Rules(
            all.stream()
                .collect(
                    Collectors.toMap(
                        declared -> declared.owner().namespace(),
                        declared -> declared.place().house().rules(),
                        (one, other) -> one)),
            Map.of()),
        observed,
        NOW);
  }

  public Settlement settled() {
    return Settlement.settle(world());
  }

  public List<Verdict> verdicts(String allocation) {
    return settled().of(declared(allocation).owner());
  }

  /** What the scene's documents say of each other; the namespaces are known if any is described. */
  public SceneNeighbourhood neighbourhood(Service... strangers) {
    Map<String, Map<String, String>> labels = new java.util.TreeMap<>();
    namespaces.forEach(
        (name, namespace) ->
            labels.put(
                name,
                java.util.Objects.requireNonNullElse(
                    namespace.getMetadata().getLabels(), Map.of())));
    return new SceneNeighbourhood(
        allocations.stream().map(a -> Declared.of(a, place(a))).toList(),
        Optional.of(labels).filter(known -> !known.isEmpty()),
        List.of(strangers));
  }

  /** Where the allocation stands in this scene, by default rules about load balancers. */
  public Surroundings surroundings(String allocation, Service... strangers) {
    return new Surroundings(
        neighbourhood(strangers),
        declared(allocation).place().house().network(),
        Balancer.WITHOUT_POLICY);
  }

  public Claim claim(String allocation, String path) {
    return declared(allocation).claims().stream()
        .filter(claim -> claim.id().path().equals(path))
        .findFirst()
        .orElseThrow();
  }

  public boolean isDiscreet(String namespace) {
    return place(namespace).house().discreet();
  }

  private Place place(PortAllocation allocation) {
    return place(allocation.getMetadata().getNamespace());
  }

  private Place place(String namespace) {
    Map<String, String> labels =
        Optional.ofNullable(namespaces.get(namespace))
            .map(found -> found.getMetadata().getLabels())
            .orElse(Map.of());
    return new Place(
        namespace,
        Optional.ofNullable(labels.get(Place.ENVIRONMENT_LABEL)),
        House.of(policies, namespace, labels));
  }
}
