package dev.portolan.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortAllocationStatus;
import dev.portolan.api.PortState;
import dev.portolan.api.PortStatus;
import dev.portolan.cli.Portolan;
import dev.portolan.controlplane.ControlPlane;
import dev.portolan.controlplane.WithControlPlane;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code plan} says of files, each with the time of its creation, what the operator decides when
 * they are applied in that order.
 */
@WithControlPlane
class OneVerdictAtAllDoorsTest extends RunningOperator {

  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir private Path folder = Path.of("");

  OneVerdictAtAllDoorsTest(ControlPlane controlPlane) {
    super(controlPlane);
  }

  static IntStream someWorlds() {
    return IntStream.range(0, 8);
  }

  static IntStream manyWorlds() {
    return IntStream.range(8, 200);
  }

  @ParameterizedTest
  @MethodSource("someWorlds")
  void a_random_world_is_judged_the_same(int seed) throws IOException {
    judge(HarbourOfFiles.roll(seed, controlPlane.newNamespace("door")));
  }

  @Tag("verify")
  @ParameterizedTest
  @MethodSource("manyWorlds")
  void so_are_many(int seed) throws IOException {
    judge(HarbourOfFiles.roll(seed, controlPlane.newNamespace("door")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"first", "trackflow", "deeplens", "guardyn", "cirkelline", "alfred"})
  void an_example_is_judged_the_same(String example) throws IOException {
    // Given
    List<HasMetadata> documents = documents(Path.of("examples", example));
    documents.stream()
        .filter(document -> document instanceof Namespace)
        .forEach(namespace -> cluster.client().resource(namespace).serverSideApply());

    // Then
    judge(documents.stream().filter(document -> !(document instanceof Namespace)).toList());
  }

  @Test
  void random_worlds_hold_conflicts_of_every_kind_that_files_can_have() {
    // When
    List<String> reasons =
        IntStream.range(0, 20)
            .mapToObj(seed -> HarbourOfFiles.roll(seed, "apps"))
            .flatMap(List::stream)
            .map(Serialization::asYaml)
            .toList();

    // Then
    assertThat(String.join("\n", reasons)).contains("NodePort", "LoadBalancer", "hostPort");
  }

  /** Applies the documents one after the other, and compares. */
  private void judge(List<HasMetadata> documents) throws IOException {
    // Given
    List<PortAllocation> allocations = new ArrayList<>();
    for (HasMetadata document : documents) {
      if (document instanceof PortAllocation allocation) {
        Optional.ofNullable(allocation.getMetadata().getNamespace())
            .ifPresentOrElse(name -> {}, () -> allocation.getMetadata().setNamespace("default"));
        allocations.add(allocation);
      }
      cluster.client().resource(document).fieldManager("tester").serverSideApply();
      if (document instanceof PortAllocation allocation) {
        awaitJudged(allocation);
      }
    }

    // When
    SortedMap<String, String> planned = planned(documents);

    // Then
    try {
      assertThat(planned).isNotEmpty();
      await()
          .atMost(Cluster.BOUND)
          .untilAsserted(
              () ->
                  assertThat(planned.entrySet())
                      .containsExactlyElementsOf(decided(allocations).entrySet()));
    } finally {
      documents.forEach(document -> cluster.client().resource(document).delete());
      allocations.forEach(this::awaitGone);
    }
  }

  private void awaitJudged(PortAllocation allocation) {
    cluster.awaitThat(
        allocation.getMetadata().getName() + " is judged",
        () ->
            Optional.ofNullable(cluster.client().resource(allocation).get())
                .flatMap(found -> Optional.ofNullable(found.getStatus()))
                .map(PortAllocationStatus::observedGeneration)
                .isPresent());
  }

  private void awaitGone(PortAllocation allocation) {
    cluster.awaitThat(
        "its leases are gone",
        () -> cluster.leasesOf(allocation.getMetadata().getNamespace()).isEmpty());
  }

  /** What the operator says of all ports but those that an environment does without: no plan. */
  private SortedMap<String, String> decided(List<PortAllocation> allocations) {
    SortedMap<String, String> decided = new TreeMap<>();
    for (PortAllocation allocation : allocations) {
      PortAllocationStatus status =
          Objects.requireNonNull(cluster.client().resource(allocation).get()).getStatus();
      for (PortStatus port : status.ports()) {
        if (port.state() != PortState.Absent) {
          decided.put(
              name(allocation) + "/" + port.service() + "/" + port.name(),
              port.state() + told(Objects.requireNonNullElse(port.message(), "")));
        }
      }
    }
    return decided;
  }

  private static String name(PortAllocation allocation) {
    return allocation.getMetadata().getNamespace() + "/" + allocation.getMetadata().getName();
  }

  /**
   * The sentence; a cluster knows since when, and files do not. What is free, and how much more
   * speaks against it, was said when the verdict came, and others have come since.
   */
  private static String told(String message) {
    return message.isEmpty()
        ? ""
        : ": "
            + message.replaceAll(
                " since \\d{4}-\\d\\d-\\d\\d| Free: .*| \\d+ further reasons? stands? against it\\.",
                "");
  }

  private SortedMap<String, String> planned(List<HasMetadata> documents) throws IOException {
    Path file = folder.resolve("world.yaml");
    Files.writeString(file, String.join("", aged(documents)));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    List<String> command = new ArrayList<>(List.of("plan", "--output", "json", file.toString()));
    environments(documents).forEach(stated -> command.addAll(List.of("--environment", stated)));
    Portolan.run(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        command.toArray(String[]::new));
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    SortedMap<String, String> planned = new TreeMap<>();
    for (JsonNode port : new ObjectMapper().readTree(out.toByteArray()).path("ports")) {
      planned.put(
          String.join(
              "/",
              Stream.of("namespace", "allocation", "service", "name")
                  .map(field -> port.path(field).asText())
                  .toList()),
          port.path("becomes").asText() + told(port.path("message").asText()));
    }
    return planned;
  }

  private Stream<String> environments(List<HasMetadata> documents) {
    return documents.stream()
        .map(document -> document.getMetadata().getNamespace())
        .filter(Objects::nonNull)
        .distinct()
        .flatMap(
            namespace ->
                Stream.ofNullable(cluster.client().namespaces().withName(namespace).get())
                    .flatMap(found -> Stream.ofNullable(found.getMetadata().getLabels()))
                    .flatMap(labels -> Stream.ofNullable(labels.get("portolan.dev/environment")))
                    .map(environment -> namespace + "=" + environment));
  }

  /** Written with labels of their namespaces, and one second apart. */
  private List<String> aged(List<HasMetadata> documents) {
    List<String> texts = new ArrayList<>();
    int second = 0;
    for (HasMetadata document : documents) {
      HasMetadata copy = Serialization.clone(document);
      copy.getMetadata().setCreationTimestamp(FIRST.plusSeconds(second++).toString());
      texts.add(Serialization.asYaml(copy));
    }
    documents.stream()
        .map(document -> document.getMetadata().getNamespace())
        .filter(Objects::nonNull)
        .distinct()
        .forEach(
            namespace ->
                texts.add(
                    "---\napiVersion: v1\nkind: Namespace\nmetadata: {name: %1$s, labels: {kubernetes.io/metadata.name: %1$s}}\n"
                        .formatted(namespace)));
    return texts;
  }

  private static List<HasMetadata> documents(Path example) throws IOException {
    List<HasMetadata> documents = new ArrayList<>();
    try (Stream<Path> files = Files.list(example)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        Object read = Serialization.unmarshal(Files.readString(file));
        switch (read) {
          case List<?> list -> list.forEach(item -> documents.add((HasMetadata) item));
          case io.fabric8.kubernetes.api.model.KubernetesResourceList<?> list ->
              documents.addAll(list.getItems());
          case HasMetadata one -> documents.add(one);
          default -> throw new IllegalStateException(file.toString());
        }
      }
    }
    return documents.stream().map(OneVerdictAtAllDoorsTest::typed).toList();
  }

  private static HasMetadata typed(HasMetadata document) {
    return document.getKind().equals("PortAllocation")
        ? Serialization.unmarshal(Serialization.asYaml(document), PortAllocation.class)
        : document;
  }
}
