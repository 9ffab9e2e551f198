package dev.portolan.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortLease;
import dev.portolan.api.PortPolicy;
import dev.portolan.controlplane.ControlPlane;
import dev.portolan.controlplane.WithControlPlane;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The application as it is deployed: its own settings, and no more rights than deploy/ gives. */
@QuarkusTest
@WithControlPlane
@TestProfile(OperatorAccountTest.AsDeployed.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperatorAccountTest {
  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final String USER =
      "\"system:serviceaccount:" + DeployFolder.NAMESPACE + ":" + DeployFolder.ACCOUNT + "\"";

  @Inject Operator operator;

  /** The tests after this one share the API server, and are not to be served by it. */
  @AfterAll
  void stop() {
    operator.stop();
  }

  @Test
  void the_account_may_do_all_that_the_operator_does(ControlPlane controlPlane) throws IOException {
    // Given
    KubernetesClient admin = controlPlane.client();
    String namespace = controlPlane.newNamespace("deployed");
    admin.resource(resource(PortPolicy.class, POLICY, namespace)).create();
    var allocation = resource(PortAllocation.class, ALLOCATION, namespace);

    // When
    admin.resource(allocation).create();
    await().atMost(BOUND).until(() -> isTrue("Ready", admin.resource(allocation).get()));
    admin.resource(with(allocation, 8081)).forceConflicts().serverSideApply();
    await()
        .atMost(BOUND)
        .until(() -> leases(admin, namespace).contains("ns." + namespace + ".tcp.8081"));
    admin.resource(resource(PortPolicy.class, DENIAL, namespace)).create();
    await().atMost(BOUND).until(() -> hasEvent(admin, namespace));
    admin.resource(allocation).delete();
    await().atMost(BOUND).until(() -> leases(admin, namespace).isEmpty());
    admin.resources(PortPolicy.class).delete();

    // Then
    List<String> requests =
        Files.readString(controlPlane.auditLog())
            .lines()
            .filter(line -> line.contains(USER))
            .toList();
    assertThat(requests).anyMatch(line -> line.contains("\"code\":201"));
    assertThat(requests).noneMatch(line -> line.contains("\"code\":403"));
  }

  @Test
  void a_failing_reconciliation_is_tried_for_ever_and_every_five_seconds_at_least() {
    assertThat(operator.getRegisteredControllers())
        .hasSize(2)
        .extracting(controller -> controller.getConfiguration().getRetry())
        .allSatisfy(
            retry -> {
              assertThat(retry).isInstanceOf(GenericRetry.class);
              assertThat(((GenericRetry) retry).getMaxAttempts()).isEqualTo(-1);
              assertThat(((GenericRetry) retry).getMaxInterval()).isEqualTo(5_000);
            });
  }

  private static final String POLICY =
      """
      apiVersion: portolan.dev/v1alpha1
      kind: PortPolicy
      metadata: {name: NAMESPACE}
      spec:
        namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: NAMESPACE}}
        exposure: {allowed: [Internal, NodePort, LoadBalancer]}
      """;

  private static final String DENIAL =
      """
      apiVersion: portolan.dev/v1alpha1
      kind: PortPolicy
      metadata: {name: NAMESPACE-denial}
      spec:
        namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: NAMESPACE}}
        exposure: {allowed: [Internal]}
        enforcement: Deny
      """;

  private static final String ALLOCATION =
      """
      apiVersion: portolan.dev/v1alpha1
      kind: PortAllocation
      metadata: {name: shop, namespace: NAMESPACE}
      spec:
        services:
        - name: web
          selector: {app: web}
          exposure: NodePort
          ports: [{name: http, port: 8080}]
      """;

  private static <T extends HasMetadata> T resource(Class<T> type, String text, String namespace) {
    return Serialization.unmarshal(text.replace("NAMESPACE", namespace), type);
  }

  private static PortAllocation with(PortAllocation allocation, int port) {
    return resource(
        PortAllocation.class,
        ALLOCATION.replace("8080", "" + port),
        allocation.getMetadata().getNamespace());
  }

  private static List<String> leases(KubernetesClient client, String namespace) {
    return client.resources(PortLease.class).list().getItems().stream()
        .filter(lease -> lease.getSpec().holder().namespace().equals(namespace))
        .map(lease -> lease.getMetadata().getName())
        .toList();
  }

  private static boolean hasEvent(KubernetesClient client, String namespace) {
    return client.events().v1().events().inNamespace(namespace).list().getItems().stream()
        .anyMatch(event -> event.getReason().equals("PortWithdrawn"));
  }

  private static boolean isTrue(String condition, PortAllocation allocation) {
    return allocation.getStatus() != null
        && allocation.getStatus().conditions().stream()
            .anyMatch(one -> one.getType().equals(condition) && one.getStatus().equals("True"));
  }

  /** As in production, but for the leader election that a single process needs not. */
  public static final class AsDeployed implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("quarkus.operator-sdk.start-operator", "true");
    }

    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(new TestResourceEntry(DeployedAccount.class));
    }
  }
}
