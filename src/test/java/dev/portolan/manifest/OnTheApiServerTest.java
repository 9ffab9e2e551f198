package dev.portolan.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portolan.controlplane.ControlPlane;
import dev.portolan.controlplane.WithControlPlane;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the real API server makes of our Services and NetworkPolicies. */
@WithControlPlane
class OnTheApiServerTest {

  private static final Balancer LOCAL =
      new Balancer(
          Optional.of("example.com/own"), new TreeMap<>(Map.of("pool", "a")), true, "Local");

  private final ControlPlane controlPlane;
  private final KubernetesClient client;
  private String namespace = "";

  OnTheApiServerTest(ControlPlane controlPlane) {
    this.controlPlane = controlPlane;
    this.client = controlPlane.client();
  }

  @BeforeEach
  void enterNamespace() {
    namespace = controlPlane.newNamespace("manifest");
  }

  @ParameterizedTest
  @CsvSource({
    "Internal, NodePort", "Internal, LoadBalancer", "NodePort, LoadBalancer",
    "NodePort, Internal", "LoadBalancer, Internal", "LoadBalancer, NodePort"
  })
  void a_service_can_change_its_exposure_and_is_known_again(String from, String to) {
    // Given
    Service first = client.resource(till(from, "")).create();

    // When
    Service second = client.resource(Services.onto(first, till(to, ""))).update();

    // Then
    assertThat(Services.needsRecreation(till(to, ""), first)).isEmpty();
    assertThat(Services.matches(till(from, ""), first)).isTrue();
    assertThat(Services.matches(till(to, ""), second)).isTrue();
    assertThat(second.getSpec().getClusterIP()).isEqualTo(first.getSpec().getClusterIP());
  }

  @Test
  void allocated_node_ports_survive_a_new_port_and_a_new_number() {
    // Given
    Service first = client.resource(till("LoadBalancer", "")).create();
    Service desired = till("LoadBalancer", ", {name: extra, port: 99}");
    desired.getSpec().getPorts().getFirst().setPort(8888);

    // When
    Service second = client.resource(Services.onto(first, desired)).update();

    // Then
    assertThat(nodePorts(second))
        .hasSize(3)
        .doesNotContainNull()
        .startsWith(nodePorts(first).toArray(Integer[]::new));
    assertThat(second.getSpec().getHealthCheckNodePort())
        .isEqualTo(first.getSpec().getHealthCheckNodePort());
  }

  @Test
  void a_write_over_somebody_elses_write_is_refused() {
    // Given
    Service read = client.resource(till("Internal", "")).create();
    client
        .resource(
            new ServiceBuilder(read).editMetadata().addToLabels("team", "a").endMetadata().build())
        .update();

    // Then
    assertThatThrownBy(() -> client.resource(Services.onto(read, till("NodePort", ""))).update())
        .isInstanceOfSatisfying(
            KubernetesClientException.class, e -> assertThat(e.getCode()).isEqualTo(409));
  }

  @Test
  void what_is_said_to_need_recreation_is_refused_indeed() {
    // Given
    Service addressed = till("Internal", "");
    Service headless =
        new ServiceBuilder(addressed).editSpec().withClusterIP("None").endSpec().build();
    Service read = client.resource(addressed).create();

    // Then
    assertThat(Services.needsRecreation(headless, read)).isPresent();
    assertThatThrownBy(() -> client.resource(Services.onto(read, headless)).update())
        .isInstanceOfSatisfying(
            KubernetesClientException.class, e -> assertThat(e.getCode()).isEqualTo(422));
  }

  @Test
  void an_external_name_that_somebody_made_of_it_is_undone() {
    // Given
    Service ours = client.resource(till("Internal", "")).create();
    Service turned =
        client
            .resource(
                new ServiceBuilder(ours)
                    .editSpec()
                    .withType("ExternalName")
                    .withExternalName("evil.example.com")
                    .withClusterIP(null)
                    .withClusterIPs(List.of())
                    .endSpec()
                    .build())
            .update();

    // When
    Service repaired = client.resource(Services.onto(turned, till("Internal", ""))).update();

    // Then
    assertThat(turned.getSpec().getType()).isEqualTo("ExternalName");
    assertThat(repaired.getSpec().getExternalName()).isNull();
    assertThat(Services.matches(till("Internal", ""), repaired)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''",
        "{anyone: true}",
        "{namespaceSelector: {}}, {podSelector: {matchExpressions: [{key: a, operator: Exists}]}}",
        "{cidr: 10.0.0.0/8, except: [10.1.0.0/16]}, {namespace: a, podSelector: {}}",
        "{service: {name: nobody}}"
      })
  void a_network_policy_is_known_again(String peers) {
    // Given
    Scene scene =
        scene(
            "- {name: till, selector: {app: till}, allowFrom: [%s], ports: [{name: http, port: 80, targetPort: web}]}"
                .formatted(peers));
    NetworkPolicy desired =
        NetworkPolicies.desired(
                scene.declared("shop").resolved(),
                scene.verdicts("shop"),
                scene.surroundings("shop"))
            .getFirst();

    // When
    NetworkPolicy read = client.resource(desired).create();
    NetworkPolicy again = client.resource(NetworkPolicies.onto(read, desired)).update();

    // Then
    assertThat(NetworkPolicies.matches(desired, read)).isTrue();
    assertThat(again.getMetadata().getResourceVersion())
        .isEqualTo(read.getMetadata().getResourceVersion());
  }

  private Service till(String exposure, String morePorts) {
    Scene scene =
        scene(
            "- {name: till, exposure: %s, selector: {app: till}, ports: [{name: http, port: 80}, {name: dns, port: 53, protocol: UDP}%s]}"
                .formatted(exposure, morePorts));
    return Services.desired(scene.declared("shop").resolved(), scene.verdicts("shop"), LOCAL)
        .getFirst();
  }

  // Nobody has created the allocation, so that the garbage collector finds no owner to miss.
  private Scene scene(String services) {
    return Scene.of(
        Shop.document(services)
            .replace("namespace: shop", "namespace: " + namespace)
            .replaceAll("  uid: .*\n", ""));
  }

  private static List<Integer> nodePorts(Service service) {
    return service.getSpec().getPorts().stream().map(ServicePort::getNodePort).toList();
  }
}
