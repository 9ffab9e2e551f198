package dev.portolan.api.schema;

import dev.portolan.api.Exposure;
import dev.portolan.api.HolderStatus;
import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortAllocationSpec;
import dev.portolan.api.PortAllocationStatus;
import dev.portolan.api.PortDeclaration;
import dev.portolan.api.PortState;
import dev.portolan.api.PortStatus;
import dev.portolan.api.Program;
import dev.portolan.api.Protocol;
import dev.portolan.api.ServiceDeclaration;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Allocations and statuses as large, or as small, as they come. */
final class Reports {

  private static final List<Program> ALL = List.of(Program.Service, Program.NetworkPolicy);
  private static final String LONG_NAME = "a".repeat(63);

  private Reports() {}

  /** An allocation that is stored without any effect: its only service is External. */
  static PortAllocation claimingNothing(String name) {
    return allocation(name, List.of(service("elsewhere", Exposure.External, Map.of(), 1)));
  }

  /** The largest allocation: 8 services of 64 ports. */
  static PortAllocation full(String name) {
    return allocation(
        name,
        IntStream.range(0, 8)
            .mapToObj(i -> service("s" + i, Exposure.Internal, Map.of("app", "s" + i), 64))
            .toList());
  }

  private static PortAllocation allocation(String name, List<ServiceDeclaration> services) {
    PortAllocation allocation = new PortAllocation();
    allocation.setMetadata(new ObjectMetaBuilder().withName(name).withNamespace("default").build());
    allocation.setSpec(new PortAllocationSpec(null, ALL, services, List.of()));
    return allocation;
  }

  private static ServiceDeclaration service(
      String name, Exposure exposure, Map<String, String> selector, int ports) {
    return ServiceDeclaration.of(
        name,
        null,
        selector,
        exposure,
        IntStream.rangeClosed(1, ports).mapToObj(Reports::port).toList());
  }

  private static PortDeclaration port(int number) {
    return new PortDeclaration(
        "port-" + number,
        number,
        null,
        Protocol.TCP,
        null,
        null,
        null,
        "d".repeat(64),
        List.of(),
        null,
        List.of());
  }

  static PortAllocationStatus oneRefused() {
    return new PortAllocationStatus(
        1L,
        "17/19",
        2,
        List.of(
            condition("Accepted", "False", "3000/TCP is held by shop/shop"),
            condition("Programmed", "True", ""),
            condition("Ready", "False", "")),
        List.of(),
        List.of(),
        List.of());
  }

  /** A refusal for each of 512 ports, with the longest names there are. */
  static PortAllocationStatus allRefused() {
    return new PortAllocationStatus(
        1L,
        "0/512",
        512,
        List.of(condition("Accepted", "False", "nothing is granted")),
        IntStream.rangeClosed(1, 512).mapToObj(Reports::refused).toList(),
        List.of(),
        List.of());
  }

  private static PortStatus refused(int number) {
    return new PortStatus(
        LONG_NAME.substring(5) + number,
        "abcdefghij-" + number,
        number,
        Protocol.TCP,
        PortState.Conflicted,
        "HeldByOther",
        new HolderStatus(LONG_NAME, LONG_NAME, LONG_NAME, "2026-11-20T10:00:00Z"),
        sentence(number),
        List.of(64999, 65000, 65001),
        List.of(),
        null,
        null,
        null,
        null,
        List.of(),
        List.of());
  }

  private static String sentence(int number) {
    return "%d/TCP on load balancer pool \"%s\" is held by %s/%s (service %s) since 2026-11-20; %s cannot have it. Free: 64999, 65000, 65001."
        .formatted(number, LONG_NAME, LONG_NAME, LONG_NAME, LONG_NAME, LONG_NAME);
  }

  private static Condition condition(String type, String status, String message) {
    return new ConditionBuilder()
        .withType(type)
        .withStatus(status)
        .withReason("Tested")
        .withMessage(message)
        .withObservedGeneration(1L)
        .withLastTransitionTime("2026-11-20T10:00:00Z")
        .build();
  }
}
