package dev.portolan.operator.faults;

import static dev.portolan.operator.AllocationDraft.allocation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortLease;
import dev.portolan.controlplane.ControlPlane;
import dev.portolan.controlplane.WithControlPlane;
import dev.portolan.operator.Cluster;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * An edit that comes while the operator's status is on its way is not lost: frameworks filter out
 * what they take for the echo of their own write.
 */
@WithControlPlane
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HazardTest {
  private static final int USERS = 6;
  private static final Duration BOUND = Duration.ofSeconds(30);

  private final KubernetesClient client;
  private final Cluster cluster;
  private final Crew crew;
  private final String namespace;
  private final Map<String, Runnable> edits = new ConcurrentHashMap<>();
  private final ExecutorService users = Executors.newVirtualThreadPerTaskExecutor();

  HazardTest(ControlPlane controlPlane) {
    client = controlPlane.client();
    cluster = Cluster.of(controlPlane);
    namespace = controlPlane.newNamespace("hazard");
    crew = new Crew(controlPlane);
    crew.atWork();
    crew.logbook().open(this::fateOf);
  }

  @Test
  void no_edit_of_50_is_lost_while_a_status_is_written() {
    assertThat(lost(50)).isEmpty();
  }

  @Test
  @Tag("verify")
  void no_edit_is_lost_while_a_status_is_written() {
    int count = Integer.getInteger("hazards.edits", 2_000);
    List<String> lost = lost(count);
    System.out.printf("HAZARDS %d edits, %d lost%n", count, lost.size());
    assertThat(lost).isEmpty();
  }

  private List<String> lost(int edits) {
    AtomicInteger left = new AtomicInteger(edits);
    List<CompletableFuture<List<String>>> working = new ArrayList<>();
    for (int user = 0; user < USERS; user++) {
      int base = 1_000 + user * 1_000;
      working.add(CompletableFuture.supplyAsync(() -> work(base, left), users));
    }
    return working.stream().flatMap(done -> done.join().stream()).toList();
  }

  /** One user after the other kind of edit, each time with an allocation of a new name. */
  private List<String> work(int base, AtomicInteger left) {
    List<String> lost = new ArrayList<>();
    for (int round = 0; left.getAndDecrement() > 0; round++) {
      Hazard hazard = Hazard.values()[round % Hazard.values().length];
      String name = "u" + base + "-" + round;
      try {
        endure(hazard, name, base + (round % 300) * 3);
      } catch (ConditionTimeoutException e) {
        lost.add(hazard + " " + name + ": " + e.getMessage());
      }
    }
    return lost;
  }

  private void endure(Hazard hazard, String name, int port) {
    CompletableFuture<Void> edited = new CompletableFuture<>();
    edits.put(
        name,
        () -> {
          edit(hazard, name, port + 1);
          edited.complete(null);
        });
    apply(name, port);
    await(name).atMost(BOUND).until(edited::isDone);
    await(hazard + " of " + name).atMost(BOUND).until(() -> held(hazard, name, port));
    client.resources(PortAllocation.class).inNamespace(namespace).withName(name).delete();
    await(name + " is gone").atMost(BOUND).until(() -> leases(name).isEmpty());
  }

  private Fate fateOf(Write write, Proxy proxy) {
    List<String> path = List.of(write.path().split("[/?]", -1));
    int at = path.indexOf("portallocations");
    boolean status = at > 0 && path.contains("status");
    Runnable edit = status ? edits.remove(path.get(at + 1)) : null;
    return edit == null
        ? new Fate.Delivered()
        : new Fate.Held(Future.fromCompletionStage(CompletableFuture.runAsync(edit, users)));
  }

  private void edit(Hazard hazard, String name, int port) {
    var there = client.resources(PortAllocation.class).inNamespace(namespace).withName(name);
    switch (hazard) {
      case SPEC_EDITED -> apply(name, port);
      case LABEL_EDITED ->
          there.patch(
              PatchContext.of(PatchType.JSON_MERGE), "{\"metadata\":{\"labels\":{\"a\":\"b\"}}}");
      case DELETED -> there.delete();
    }
  }

  private void apply(String name, int port) {
    cluster.apply(allocation(name).in(namespace).service(name).port(port));
  }

  private boolean held(Hazard hazard, String name, int port) {
    return switch (hazard) {
      case SPEC_EDITED -> settled(name, port + 1);
      case LABEL_EDITED -> settled(name, port);
      case DELETED -> leases(name).isEmpty();
    };
  }

  private boolean settled(String name, int port) {
    PortAllocation now =
        client.resources(PortAllocation.class).inNamespace(namespace).withName(name).get();
    return now.getStatus() != null
        && Objects.equals(now.getStatus().observedGeneration(), now.getMetadata().getGeneration())
        && Cluster.isTrue(now.getStatus(), "Ready")
        && leases(name).equals(List.of("ns." + namespace + ".tcp." + port))
        && cluster.numbersOf(namespace, name).equals(List.of(port));
  }

  private List<String> leases(String name) {
    return client.resources(PortLease.class).list().getItems().stream()
        .filter(lease -> lease.getSpec().holder().namespace().equals(namespace))
        .filter(lease -> lease.getSpec().holder().name().equals(name))
        .map(lease -> lease.getMetadata().getName())
        .toList();
  }

  @AfterAll
  void stop() {
    crew.close();
    users.close();
  }
}
