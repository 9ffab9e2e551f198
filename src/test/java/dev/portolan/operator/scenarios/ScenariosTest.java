package dev.portolan.operator.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portolan.api.PortAllocation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Scenarios are read as they are written, and name every port that they declare. */
class ScenariosTest {
  private static final Place HERE = new Place("apps", "data");

  static List<Scenario> scenarios() {
    return Scenarios.in(HERE);
  }

  @Test
  void there_are_at_least_24_and_each_has_a_name_of_its_own() {
    assertThat(scenarios()).hasSizeGreaterThanOrEqualTo(24);
    assertThat(scenarios()).extracting(Scenario::name).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void every_stage_ends_with_an_answer_to_every_port(Scenario scenario) {
    // Given
    Map<String, PortAllocation> applied = new HashMap<>();

    for (Stage stage : stages(scenario)) {
      // When
      stage.steps().forEach(step -> take(step, applied));

      // Then
      Set<String> declared = new TreeSet<>();
      applied.forEach((name, allocation) -> declared.addAll(ports(name, allocation)));
      assertThat(new TreeSet<>(stage.then().ports().keySet())).isEqualTo(declared);
      assertThat(applied.keySet()).containsAll(stage.then().leases().values());
    }
  }

  @Test
  void a_name_without_a_meaning_is_an_error() {
    assertThatThrownBy(() -> HERE.filled("ns.$c.tcp.80")).hasMessage("no meaning for $c");
  }

  @Test
  void names_are_filled_in() {
    assertThat(HERE.filled("ns.$a.tcp.80 $a/shop $pool1 $node1"))
        .isEqualTo("ns.apps.tcp.80 apps/shop apps-one 30041");
  }

  private static List<Stage> stages(Scenario scenario) {
    return Stream.concat(scenario.given().stream(), scenario.stages().stream()).toList();
  }

  private static void take(Step step, Map<String, PortAllocation> applied) {
    switch (step) {
      case Step.Apply(PortAllocation allocation) -> applied.put(name(allocation), allocation);
      case Step.Delete(PortAllocation allocation) -> applied.remove(name(allocation));
      case Step.Apply(var policyOrService) -> {}
      case Step.Delete(var policyOrService) -> {}
      case Step.Label label -> {}
      case Step.Operator operator -> {}
    }
  }

  private static String name(PortAllocation allocation) {
    return allocation.getMetadata().getNamespace() + "/" + allocation.getMetadata().getName();
  }

  private static List<String> ports(String name, PortAllocation allocation) {
    return allocation.getSpec().services().stream()
        .flatMap(
            service ->
                service.ports().stream()
                    .map(port -> name + "/" + service.name() + "/" + port.name()))
        .toList();
  }
}
