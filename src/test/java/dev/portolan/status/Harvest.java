package dev.portolan.status;

import dev.portolan.api.PortAllocationStatus;
import dev.portolan.api.PortStatus;
import dev.portolan.intake.Declared;
import dev.portolan.ledger.Audience;
import dev.portolan.ledger.ClaimId;
import dev.portolan.ledger.Finding;
import dev.portolan.ledger.Settlement;
import dev.portolan.ledger.Verdict;
import dev.portolan.manifest.Balancer;
import dev.portolan.manifest.Scene;
import dev.portolan.manifest.Services;
import dev.portolan.manifest.Shop;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Service;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The status of the shop, step by step. */
final class Harvest {

  static final String TILL =
      "- {name: till, selector: {app: till}, ports: [{name: http, port: 80}]}\n";

  static final String SHARED =
      """
      ---
      kind: PortPolicy
      metadata: {name: shared}
      spec: {loadBalancer: {addresses: Shared, pool: shop}, exposure: {allowed: [Internal, NodePort, LoadBalancer, Host]}}
      """;

  /** Two services that want one number of a shared address; the first one has it. */
  static final String RIVALS =
      """
      - {name: first, exposure: LoadBalancer, selector: {app: a}, ports: [{name: http, port: 3000}]}
      - {name: second, exposure: LoadBalancer, selector: {app: b}, ports: [{name: http, port: 3000}]}
      """;

  private final Scene scene;
  private final Declared declared;
  private Settlement settlement;
  private final Map<ClaimId, List<Integer>> alternatives = new HashMap<>();
  private final Map<String, Service> services = new HashMap<>();
  private final List<Obstacle> obstacles = new ArrayList<>();
  private List<Finding> findings = List.of();
  private @Nullable PortAllocationStatus previous;
  private Instant now = Scene.NOW;

  private Harvest(Scene scene) {
    this.scene = scene;
    this.declared = scene.declared("shop");
    this.settlement = scene.settled();
  }

  static Harvest of(Scene scene) {
    return new Harvest(scene);
  }

  static Harvest of(String services) {
    return new Harvest(Shop.with(services));
  }

  static Harvest shared(String services) {
    return new Harvest(Scene.of(Shop.document(services) + SHARED));
  }

  Harvest judging(Verdict... verdicts) {
    TreeMap<ClaimId, Verdict> byId = new TreeMap<>();
    List.of(verdicts).forEach(verdict -> byId.put(verdict.claim().id(), verdict));
    settlement = new Settlement(byId, new TreeMap<>());
    return this;
  }

  Harvest offering(String path, Integer... numbers) {
    alternatives.put(scene.claim("shop", path).id(), Arrays.asList(numbers));
    return this;
  }

  /** Every Service is there as it is wanted, node ports from 30000 on. */
  Harvest programmed() {
    return programmed(service -> {});
  }

  /** Every Service is there, and then something happens to it. */
  Harvest programmed(Consumer<Service> event) {
    List<Verdict> verdicts = settlement.of(declared.owner());
    for (Service service :
        Services.desired(declared.resolved(), verdicts, Balancer.WITHOUT_POLICY)) {
      allocateNodePorts(service);
      event.accept(service);
      services.put(service.getMetadata().getName(), service);
    }
    return this;
  }

  private static void allocateNodePorts(Service service) {
    if (!service.getSpec().getType().equals("ClusterIP")) {
      int[] next = {30000};
      service.getSpec().getPorts().stream()
          .filter(port -> port.getNodePort() == null)
          .forEach(port -> port.setNodePort(next[0]++));
    }
  }

  Harvest hindered(Obstacle.Kind kind, boolean retrying) {
    obstacles.add(new Obstacle(kind, "till", kind + " is in the way.", retrying));
    return this;
  }

  Harvest finding(List<Finding> others) {
    findings = others;
    return this;
  }

  Harvest after(PortAllocationStatus status, Instant later) {
    previous = status;
    now = later;
    return this;
  }

  PortAllocationStatus status() {
    return StatusReport.of(
        declared.resolved(),
        settlement,
        scene.world(),
        declared.owner(),
        Audience.tenantsOf("shop", scene::isDiscreet),
        alternatives,
        findings,
        new Programmed(services, obstacles, Optional.empty()),
        previous,
        now);
  }

  Condition condition(String type) {
    return condition(status(), type);
  }

  PortStatus port(String path) {
    return port(status(), path);
  }

  static Condition condition(PortAllocationStatus status, String type) {
    return status.conditions().stream()
        .filter(condition -> condition.getType().equals(type))
        .findFirst()
        .orElseThrow();
  }

  static List<String> types(PortAllocationStatus status) {
    return status.conditions().stream().map(Condition::getType).toList();
  }

  static PortStatus port(PortAllocationStatus status, String path) {
    return status.ports().stream()
        .filter(port -> (port.service() + "/" + port.name()).equals(path))
        .findFirst()
        .orElseThrow();
  }
}
