package dev.portolan.bench;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortAllocationStatus;
import dev.portolan.api.PortState;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Allocations in namespaces of twenty. Two fleets of one size are alike but for their namespaces
 * and the numbers that are taken from the whole cluster.
 *
 * @param wave tells the fleets of a run apart, 10 to 35
 */
record Fleet(int wave, List<Ship> ships) {

  static final int PORTS_EACH = 4;

  private static final int IN_A_NAMESPACE = Kind.MIX.length;
  private static final int NUMBERS_EACH_WAVE = 100;
  private static final int WORKERS = 8;

  /** One allocation of a fleet. */
  record Ship(Kind kind, String namespace, String name, PortAllocation allocation) {
    private boolean asExpected(PortAllocationStatus status) {
      PortState wanted = kind == Kind.Refused ? PortState.Conflicted : PortState.Granted;
      return status.ports().stream().allMatch(port -> port.state() == wanted)
          && status.ports().stream().mapToInt(port -> port.leases().size()).sum() == kind.keys;
    }
  }

  Fleet {
    ships = List.copyOf(ships);
  }

  /** A fleet of the usual mix. */
  static Fleet mixed(int wave, int size) {
    List<Ship> ships = new ArrayList<>();
    int number = offset(wave);
    for (int i = 0; i < size; i++) {
      Kind kind = Kind.MIX[i % IN_A_NAMESPACE];
      ships.add(ship(kind, wave, i, number));
      number += kind == Kind.OnNode || kind == Kind.Balanced || kind == Kind.OnHost ? 1 : 0;
    }
    return new Fleet(wave, ships);
  }

  /** A fleet of one kind. */
  static Fleet of(Kind kind, int wave, int size) {
    return new Fleet(
        wave,
        IntStream.range(0, size).mapToObj(i -> ship(kind, wave, i, offset(wave) + i)).toList());
  }

  /** Newcomers that each want the first port of one of these. */
  Fleet rivals() {
    return new Fleet(
        wave,
        ships.stream()
            .map(ship -> new Ship(Kind.Refused, ship.namespace(), "r" + ship.name(), rival(ship)))
            .toList());
  }

  private static PortAllocation rival(Ship ship) {
    int port = ship.allocation().getSpec().services().getFirst().ports().getFirst().port();
    return Kind.Refused.draft(ship.namespace(), "r" + ship.name(), port + PORTS_EACH, 0).build();
  }

  private static Ship ship(Kind kind, int wave, int index, int number) {
    int place = index % IN_A_NAMESPACE;
    String namespace = namespaces(wave) + "%03d".formatted(index / IN_A_NAMESPACE);
    String name = "a%02d".formatted(place);
    PortAllocation allocation =
        kind.draft(namespace, name, 1000 + PORTS_EACH * place, number).build();
    return new Ship(kind, namespace, name, allocation);
  }

  /** What the names of a wave's namespaces begin with. */
  static String namespaces(int wave) {
    return "wave-" + wave + "-";
  }

  /** The wave's part of a number that is taken from the whole cluster. */
  static int offset(int wave) {
    return NUMBERS_EACH_WAVE * (wave - 10);
  }

  int requests() {
    return ships.stream().mapToInt(ship -> ship.kind().requests()).sum();
  }

  int services() {
    return ships.stream().mapToInt(ship -> ship.kind().services).sum();
  }

  /** Creates its namespaces. */
  void found(KubernetesClient client) {
    namespaces()
        .map(name -> new NamespaceBuilder().withNewMetadata().withName(name).endMetadata().build())
        .forEach(namespace -> client.resource(namespace).serverSideApply());
  }

  /** Creates all allocations, those of one namespace in their order. */
  void launch(KubernetesClient client, Consumer<PortAllocation> created) {
    inParallel(namespaces().map(name -> (Runnable) () -> launch(name, client, created)).toList());
  }

  private void launch(String name, KubernetesClient client, Consumer<PortAllocation> created) {
    ships.stream()
        .filter(ship -> ship.namespace().equals(name))
        .forEach(ship -> created.accept(client.resource(ship.allocation()).create()));
  }

  private Stream<String> namespaces() {
    return ships.stream().map(Ship::namespace).distinct();
  }

  /**
   * Looks whether every allocation has what its kind says.
   *
   * @throws IllegalStateException when one has not: then nothing was measured
   */
  void requireConverged(KubernetesClient client) {
    Map<String, PortAllocation> now = new HashMap<>();
    client.resources(PortAllocation.class).inAnyNamespace().list().getItems().stream()
        .forEach(a -> now.put(a.getMetadata().getNamespace() + "/" + a.getMetadata().getName(), a));
    for (Ship ship : ships) {
      PortAllocation found = now.get(ship.namespace() + "/" + ship.name());
      if (found == null || found.getStatus() == null || !ship.asExpected(found.getStatus())) {
        throw new IllegalStateException(ship + " did not converge: " + found);
      }
    }
  }

  private static void inParallel(List<Runnable> errands) {
    try (ExecutorService pool = Executors.newFixedThreadPool(WORKERS)) {
      List<Future<?>> all = new ArrayList<>();
      errands.forEach(errand -> all.add(pool.submit(errand)));
      all.forEach(Fleet::done);
    }
  }

  /** Waits for it; its failure is ours. */
  static void done(Future<?> errand) {
    try {
      errand.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
