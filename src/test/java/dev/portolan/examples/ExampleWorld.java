package dev.portolan.examples;

import dev.portolan.api.PortAllocation;
import dev.portolan.intake.Declared;
import dev.portolan.intake.House;
import dev.portolan.intake.Place;
import dev.portolan.ledger.Alternatives;
import dev.portolan.ledger.Audience;
import dev.portolan.ledger.Finding;
import dev.portolan.ledger.Findings;
import dev.portolan.ledger.Observed;
import dev.portolan.ledger.Rules;
import dev.portolan.ledger.Settlement;
import dev.portolan.ledger.Verdict;
import dev.portolan.ledger.World;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All five systems in one cluster that has never seen them, and the verdicts on them. */
record ExampleWorld(List<Declared> declared, World world, Settlement settlement) {

  private static final Path RIVALS = Path.of("src/test/resources/rivals");
  private static final String BEFORE_ALL_OTHERS = "2026-11-19T09:00:00Z";
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  /** The five systems alone. */
  static ExampleWorld settled() throws IOException {
    return settled(List.of());
  }

  /** The five systems, and somebody who comes later. */
  static ExampleWorld settledWith(PortAllocation newcomer) throws IOException {
    newcomer.getMetadata().setCreationTimestamp("2026-11-20T09:00:00Z");
    return settled(List.of(newcomer));
  }

  static PortAllocation rival(String name) throws IOException {
    return ExampleSystem.documents(RIVALS).stream()
        .map(document -> ExampleSystem.parse(document, PortAllocation.class))
        .filter(allocation -> allocation.getMetadata().getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Somebody who wants one exposed number in a namespace. */
  static PortAllocation newcomer(String namespace, String service, int port) {
    return ExampleSystem.parse(
        """
        metadata: {name: newcomer, namespace: %s}
        spec:
          services:
          - name: %s
            selector: {app: newcomer}
            exposure: LoadBalancer
            ports: [{name: http, port: %d}]
        """
            .formatted(namespace, service, port),
        PortAllocation.class);
  }

  private static ExampleWorld settled(List<PortAllocation> newcomers) throws IOException {
    var allocations = new ArrayList<>(newcomers);
    var places = new HashMap<String, Place>();
    for (var name : PortMapCoverageTest.SYSTEMS) {
      var system = ExampleSystem.read(name);
      allocations.addAll(system.allocations());
      system.allocations().forEach(a -> a.getMetadata().setCreationTimestamp(BEFORE_ALL_OTHERS));
      system.environments().keySet().forEach(space -> places.put(space, place(system, space)));
    }
    var declared =
        allocations.stream()
            .map(a -> Declared.of(a, place(places, a.getMetadata().getNamespace())))
            .toList();
    var rules =
        places.entrySet().stream()
            .collect(Collectors.toMap(e -> e.getKey(), e -> e.getValue().house().rules()));
    var world =
        new World(
            declared.stream().flatMap(d -> d.claims().stream()).toList(),
            declared.stream().flatMap(d -> d.reservations().stream()).toList(),
            List.of(),
            new Rules(rules, Map.of()),
            Observed.NOTHING,
            NOW);
    return new ExampleWorld(declared, world, Settlement.settle(world));
  }

  private static Place place(ExampleSystem system, String namespace) {
    var environment = Optional.ofNullable(system.environments().get(namespace));
    return new Place(
        namespace,
        environment.filter(name -> !name.isEmpty()),
        House.of(system.policies(), namespace, Map.of()));
  }

  private static Place place(Map<String, Place> places, String namespace) {
    return Objects.requireNonNull(places.get(namespace), namespace);
  }

  /** The verdicts on a namespace's claims, in the order of their declaration. */
  List<Verdict> in(String namespace) {
    return declared.stream()
        .filter(d -> d.owner().namespace().equals(namespace))
        .flatMap(d -> settlement.of(d.owner()).stream())
        .toList();
  }

  Stream<Verdict.Refused> refused() {
    return settlement.verdicts().values().stream()
        .filter(Verdict.Refused.class::isInstance)
        .map(Verdict.Refused.class::cast);
  }

  List<Integer> alternatives(Verdict verdict) {
    return Alternatives.in(world).of(verdict, settlement);
  }

  /** The findings on a namespace's allocations, as {@code rule service/port}. */
  List<String> findings(String namespace) {
    return declared.stream()
        .filter(d -> d.owner().namespace().equals(namespace))
        .flatMap(d -> Findings.of(world, settlement, d.owner(), Audience.ADMIN).stream())
        .map(ExampleWorld::title)
        .toList();
  }

  private static String title(Finding finding) {
    return finding.rule() + " " + finding.service() + "/" + finding.port().orElse("");
  }
}
