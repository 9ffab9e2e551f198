package dev.portolan.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.Reservation;
import dev.portolan.api.ServiceDeclaration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * The examples say what the systems' own port maps say: no row is lost, and nothing is invented.
 */
class PortMapCoverageTest {

  static final List<String> SYSTEMS =
      List.of("alfred", "cirkelline", "deeplens", "guardyn", "trackflow");

  private static final String SKIPPED =
      "no port maps in ../shared/portmaps nor where PORTOLAN_PORTMAPS points";
  private static final Optional<Path> FOLDER = PortMap.folder();

  @BeforeAll
  static void say_it_when_there_is_nothing_to_compare_with() {
    if (FOLDER.isEmpty()) {
      System.err.println("SKIPPED: PortMapCoverageTest, " + SKIPPED);
    }
  }

  @ParameterizedTest
  @FieldSource("SYSTEMS")
  void every_row_is_declared_or_listed_as_missing(String name) throws IOException {
    // Given
    var map = portMap(name);
    var system = ExampleSystem.read(name);

    // When
    var lost =
        map.rows().stream()
            .filter(row -> !isDeclared(row, system))
            .filter(row -> system.missing().stream().noneMatch(listed -> listed.names(row)));

    // Then
    assertNone(lost, "rows that are neither declared nor listed in the README");
  }

  @ParameterizedTest
  @FieldSource("SYSTEMS")
  void no_number_is_declared_that_no_row_gives_to_its_service(String name) throws IOException {
    // Given
    var map = portMap(name);

    // When
    var invented =
        ExampleSystem.read(name).ports().stream()
            .filter(port -> !port.numbers().allMatch(number -> isKnown(port, number, map)));

    // Then
    assertNone(invented, "ports that no row knows");
  }

  @ParameterizedTest
  @FieldSource("SYSTEMS")
  void no_host_port_is_taken_that_no_row_asks_for(String name) throws IOException {
    // Given
    var map = portMap(name);
    var system = ExampleSystem.read(name);

    // When
    var taken =
        system.ports().stream()
            .filter(port -> port.numberOnTheNode().isPresent())
            .filter(port -> map.rows().stream().noneMatch(row -> row.isHost() && port.answers(row)))
            .filter(port -> !isListedAsDifferent(port, map, system));

    // Then
    assertNone(taken, "host ports without a row of the host");
  }

  @ParameterizedTest
  @FieldSource("SYSTEMS")
  void every_port_is_as_visible_as_its_row_says_unless_listed_as_different(String name)
      throws IOException {
    // Given
    var map = portMap(name);
    var system = ExampleSystem.read(name);

    // When
    var otherwise =
        system.ports().stream()
            .filter(
                port -> !map.rows().stream().filter(port::answers).allMatch(port::isAsVisibleAs))
            .filter(port -> !isListedAsDifferent(port, map, system));

    // Then
    assertNone(otherwise, "ports whose exposure differs from their row's");
  }

  @ParameterizedTest
  @FieldSource("SYSTEMS")
  void ports_have_the_names_and_services_the_order_of_the_document(String name) throws IOException {
    // Given
    var map = portMap(name);
    var system = ExampleSystem.read(name);

    // When
    var renamed = system.ports().stream().filter(port -> !isNamedAsInTheDocument(port, map));
    var unordered =
        system.allocations().stream().filter(allocation -> !isInDocumentOrder(allocation, map));

    // Then
    assertNone(renamed, "ports whose name the document gives differently");
    assertNone(unordered.map(PortAllocation::getMetadata), "allocations in another order");
  }

  @ParameterizedTest
  @FieldSource("SYSTEMS")
  void what_is_kept_for_later_and_where_health_is_asked_stand_there_too(String name)
      throws IOException {
    // Given
    var map = portMap(name);
    var allocations = ExampleSystem.read(name).allocations();

    // When
    var reservations =
        allocations.stream()
            .flatMap(allocation -> allocation.getSpec().reservations().stream())
            .map(PortMapCoverageTest::reserved);
    var health =
        allocations.stream()
            .flatMap(allocation -> allocation.getSpec().services().stream())
            .flatMap(PortMapCoverageTest::healthPath);

    // Then
    assertEquals(Set.copyOf(map.reservations()), reservations.collect(Collectors.toSet()));
    assertEquals(Set.copyOf(map.health()), health.collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @FieldSource("SYSTEMS")
  void the_readme_lists_only_rows_that_exist_and_calls_none_missing_that_is_there(String name)
      throws IOException {
    // Given
    var map = portMap(name);
    var system = ExampleSystem.read(name);

    // When
    var unknown =
        Stream.concat(system.missing().stream(), system.different().stream())
            .filter(listed -> map.rows().stream().noneMatch(listed::names));
    var there =
        map.rows().stream()
            .filter(row -> system.missing().stream().anyMatch(listed -> listed.names(row)))
            .filter(row -> isDeclared(row, system));

    // Then
    assertNone(unknown, "listed rows that the port map does not have");
    assertNone(there, "rows that are called missing and are declared");
  }

  @ParameterizedTest
  @FieldSource("SYSTEMS")
  void one_system_says_the_same_in_all_its_environments(String name) throws IOException {
    // Given
    var system = ExampleSystem.read(name);
    var perEnvironment =
        system.allocations().stream().filter(a -> !system.environmentOf(a).isEmpty()).toList();

    // When
    var specs = perEnvironment.stream().map(PortAllocation::getSpec).collect(Collectors.toSet());

    // Then
    assertEquals(Math.min(1, perEnvironment.size()), specs.size());
  }

  @Test
  void the_port_maps_are_read_whole() throws IOException {
    // Given
    var claims = new HashSet<PortMap.Row>();

    // When
    for (var name : SYSTEMS) {
      claims.addAll(portMap(name).rows());
    }

    // Then
    assertEquals(123, claims.size(), "new claims that portmaps/expected/README.md counts");
  }

  private static PortMap portMap(String name) throws IOException {
    return PortMap.read(FOLDER.orElseGet(() -> abort(SKIPPED)), name);
  }

  private static boolean isDeclared(PortMap.Row row, ExampleSystem system) {
    var ports = system.ports();
    return system.environments().values().stream()
            .filter(row::appliesTo)
            .distinct()
            .map(environment -> declaredIn(environment, row))
            .allMatch(declared -> ports.stream().anyMatch(declared))
        && system.environments().values().stream().anyMatch(row::appliesTo);
  }

  private static Predicate<DeclaredPort> declaredIn(String environment, PortMap.Row row) {
    return port -> port.environment().equals(environment) && port.answers(row);
  }

  private static boolean isKnown(DeclaredPort port, int number, PortMap map) {
    return map.rows().stream()
        .filter(port::isOf)
        .anyMatch(row -> Integer.valueOf(number).equals(row.port()));
  }

  private static boolean isListedAsDifferent(DeclaredPort port, PortMap map, ExampleSystem system) {
    return map.rows().stream()
        .filter(port::answers)
        .anyMatch(row -> isListedAsDifferent(row, port.environment(), system));
  }

  private static boolean isListedAsDifferent(
      PortMap.Row row, String environment, ExampleSystem system) {
    return system.different().stream().anyMatch(listed -> listed.names(row, environment));
  }

  private static boolean isNamedAsInTheDocument(DeclaredPort port, PortMap map) {
    return map.rows().stream()
        .filter(port::answers)
        .flatMap(row -> Stream.ofNullable(row.portName()))
        .allMatch(port.name()::equals);
  }

  private static boolean isInDocumentOrder(PortAllocation allocation, PortMap map) {
    var namespace = allocation.getMetadata().getNamespace();
    var lines =
        allocation.getSpec().services().stream()
            .map(service -> firstLine(service, namespace, map))
            .toList();
    return lines.equals(lines.stream().sorted(Comparator.naturalOrder()).toList());
  }

  private static int firstLine(ServiceDeclaration service, String namespace, PortMap map) {
    return map.rows().stream()
        .filter(row -> row.service().equals(service.name()))
        .filter(row -> row.namespace() == null || row.namespace().equals(namespace))
        .mapToInt(PortMap.Row::line)
        .min()
        .orElseThrow();
  }

  private static PortMap.Reserved reserved(Reservation r) {
    return new PortMap.Reserved(r.port(), r.protocol().name(), r.forService());
  }

  private static Stream<PortMap.HealthPath> healthPath(ServiceDeclaration service) {
    return Stream.ofNullable(service.health())
        .map(health -> new PortMap.HealthPath(service.name(), health.path()));
  }

  private static void assertNone(Stream<?> found, String what) {
    assertEquals(List.of(), found.map(Object::toString).sorted().toList(), what);
  }
}
