package dev.portolan.operator;

import static dev.portolan.operator.AllocationDraft.allocation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.api.Exposure;
import dev.portolan.api.FindingStatus;
import dev.portolan.api.PortAllocationStatus;
import dev.portolan.api.PortPolicy;
import dev.portolan.api.PortState;
import dev.portolan.controlplane.ControlPlane;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Admins rule, and relabel: everything concerned is settled again, by event. */
class PolicyTest extends RunningOperator {
  private static final String INTERNAL_ONLY = "exposure: {allowed: [Internal]}\n";

  PolicyTest(ControlPlane controlPlane) {
    super(controlPlane);
  }

  @Test
  void host_exposure_needs_a_policy_that_allows_it() {
    // Given
    String namespace = controlPlane.newNamespace("host");
    AllocationDraft shop =
        allocation("shop").in(namespace).service("web").exposed(Exposure.Host).port(18431);
    cluster.apply(shop);
    assertThat(cluster.awaitState(shop, PortState.Denied).reason()).isEqualTo("ExposureNotAllowed");

    // When
    cluster.policy("host", namespace, "exposure: {allowed: [Host]}");

    // Then
    cluster.awaitReady(shop);
    assertThat(cluster.leasesOf(namespace)).contains("host.tcp.18431");
  }

  @Test
  void a_policy_denies_newcomers_and_leaves_who_is_there_with_a_finding() {
    // Given
    String namespace = controlPlane.newNamespace("deny-new");
    AllocationDraft old = balanced("old", namespace, 443);
    AllocationDraft fresh = balanced("fresh", namespace, 8443);
    cluster.make(old);

    // When
    cluster.policy("deny-new", namespace, INTERNAL_ONLY);

    // Then
    PortAllocationStatus status = cluster.awaitStatus(old, s -> !s.findings().isEmpty());
    assertThat(status.findings()).extracting(FindingStatus::rule).containsOnly("PolicyViolated");
    assertThat(Cluster.isTrue(status, "Ready")).isTrue();
    cluster.apply(fresh);
    assertThat(cluster.awaitState(fresh, PortState.Denied).reason())
        .isEqualTo("ExposureNotAllowed");
  }

  @Test
  void deny_withdraws_and_the_end_of_the_policy_brings_it_back() {
    // Given
    String namespace = controlPlane.newNamespace("deny");
    AllocationDraft shop = balanced("shop", namespace, 443);
    cluster.make(shop);

    // When
    cluster.policy("deny", namespace, INTERNAL_ONLY + "enforcement: Deny");

    // Then
    cluster.awaitState(shop, PortState.Denied);
    cluster.awaitThat("no Service", () -> cluster.service(namespace, "web").isEmpty());
    cluster.awaitLeases(namespace);
    cluster.removePolicies();
    cluster.awaitReady(shop);
  }

  @Test
  void a_changed_policy_settles_again() {
    // Given
    String namespace = controlPlane.newNamespace("changed");
    cluster.policy("changed", namespace, INTERNAL_ONLY);
    AllocationDraft shop = balanced("shop", namespace, 443);
    cluster.apply(shop);
    cluster.awaitState(shop, PortState.Denied);

    // When
    cluster.policy("changed", namespace, "exposure: {allowed: [Internal, LoadBalancer]}");

    // Then
    cluster.awaitReady(shop);
  }

  private static AllocationDraft balanced(String name, String namespace, int port) {
    return allocation(name)
        .in(namespace)
        .service(name.equals("fresh") ? "api" : "web")
        .exposed(Exposure.LoadBalancer)
        .port(port);
  }

  @Test
  void of_two_contradicting_policies_the_younger_says_so() {
    // Given
    String namespace = controlPlane.newNamespace("contradiction");
    cluster.policy("a-older", namespace, "loadBalancer: {pool: one}");
    cluster.awaitThat("accepted", () -> says("a-older", "Accepted"));

    // When
    cluster.policy("b-younger", namespace, "loadBalancer: {pool: two}");

    // Then
    cluster.awaitThat("the younger is in conflict", () -> says("b-younger", "Conflicted"));
    assertThat(says("a-older", "Conflicted")).isFalse();
    cluster.client().resources(PortPolicy.class).withName("a-older").delete();
    cluster.awaitThat("no conflict", () -> !says("b-younger", "Conflicted"));
  }

  private boolean says(String policy, String condition) {
    PortPolicy found = cluster.client().resources(PortPolicy.class).withName(policy).get();
    return found.getStatus() != null
        && found.getStatus().conditions().stream()
            .filter(c -> c.getStatus().equals("True"))
            .map(Condition::getType)
            .anyMatch(condition::equals);
  }

  @Test
  void a_service_absent_in_the_new_environment_is_withdrawn() {
    // Given
    String namespace = controlPlane.newNamespace("absent");
    cluster.environment(namespace, "development");
    AllocationDraft tool =
        allocation("tool")
            .in(namespace)
            .service("adminer")
            .saying("environments", List.of(Map.of("name", "production", "absent", true)))
            .port(8080);
    cluster.make(tool);

    // When
    cluster.environment(namespace, "production");

    // Then
    cluster.awaitState(tool, PortState.Absent);
    cluster.awaitThat("no Service", () -> cluster.service(namespace, "adminer").isEmpty());
    cluster.awaitLeases(namespace);
  }

  @Test
  void a_port_with_another_number_in_the_new_environment_moves() {
    // Given
    String namespace = controlPlane.newNamespace("relabelled");
    cluster.environment(namespace, "development");
    cluster.make(
        allocation("shop")
            .in(namespace)
            .service("web")
            .port(7777)
            .with(
                "environments",
                List.of(Map.of("name", "production", "port", 443, "targetPort", 7777))));

    // When
    cluster.environment(namespace, "production");

    // Then
    cluster.awaitNumbers(namespace, "web", 443);
    cluster.awaitLeases(namespace, "ns." + namespace + ".tcp.443");
  }

  @Test
  void a_newcomer_with_overrides_waits_for_the_label() {
    // Given
    String namespace = controlPlane.newNamespace("unlabelled");
    AllocationDraft tool =
        allocation("tool")
            .in(namespace)
            .service("adminer")
            .saying("environments", List.of(Map.of("name", "production", "absent", true)))
            .port(8080);
    cluster.apply(tool);
    assertThat(cluster.awaitState(tool, PortState.Denied).reason()).isEqualTo("EnvironmentUnknown");

    // When
    cluster.environment(namespace, "development");

    // Then
    cluster.awaitReady(tool);
  }
}
