package dev.portolan.operator;

import static dev.portolan.operator.AllocationDraft.allocation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portolan.controlplane.ControlPlane;
import dev.portolan.controlplane.ControlPlaneTestResource;
import dev.portolan.controlplane.WithControlPlane;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.ControllerConfiguration;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The application as it is deployed, against the control plane of the tests. */
@QuarkusTest
@WithControlPlane
@WithTestResource(ControlPlaneTestResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperatorBootTest {
  @Inject Operator operator;
  @Inject KubernetesClient client;

  @SuppressWarnings("NullAway.Init") // Quarkus sets it
  @TestHTTPResource("/")
  URI application;

  /** The extension starts no operator in tests by itself. */
  @BeforeEach
  void start() {
    operator.start();
  }

  /** Other tests have operators of their own. */
  @AfterAll
  void stop() {
    operator.stop();
  }

  @Test
  void both_kinds_are_reconciled() {
    // When
    var names =
        operator.getRegisteredControllers().stream()
            .map(controller -> controller.getConfiguration().getName());

    // Then
    assertThat(names).containsExactlyInAnyOrder("portallocation", "portpolicy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"portallocation", "portpolicy"})
  void attempts_have_no_limit_and_their_distance_has_one(String controller) {
    // When
    GenericRetry retry = (GenericRetry) configuration(controller).getRetry();

    // Then
    assertThat(retry.getMaxAttempts()).isEqualTo(-1);
    assertThat(retry.getMaxInterval()).isEqualTo(5_000);
    assertThat(retry.getInitialInterval()).isEqualTo(500);
  }

  @Test
  void a_watch_that_broke_is_soon_tried_again() {
    // The client doubles this up to 32 times.
    assertThat(client.getConfiguration().getWatchReconnectInterval()).isEqualTo(200);
  }

  private ControllerConfiguration<?> configuration(String name) {
    return operator.getRegisteredControllers().stream()
        .map(controller -> controller.getConfiguration())
        .filter(configuration -> configuration.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"q/health/live", "q/health/ready"})
  void it_says_that_it_is_well(String path) {
    await().atMost(Cluster.BOUND).untilAsserted(() -> assertThat(statusOf(path)).isEqualTo(200));
  }

  private int statusOf(String path) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(application.resolve(path)).build();
      return client.send(request, BodyHandlers.discarding()).statusCode();
    }
  }

  @Test
  void an_allocation_becomes_ready(ControlPlane controlPlane) {
    // Given
    Cluster cluster = Cluster.of(controlPlane);
    String namespace = controlPlane.newNamespace("booted");

    // When
    cluster.make(allocation("shop").in(namespace).service("web").port(8080));

    // Then
    assertThat(cluster.numbersOf(namespace, "web")).containsExactly(8080);
  }
}
