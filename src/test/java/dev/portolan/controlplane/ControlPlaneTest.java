package dev.portolan.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithControlPlane
class ControlPlaneTest {
  private static final Duration BOUND = Duration.ofSeconds(60);

  private final ControlPlane controlPlane;
  private final KubernetesClient client;

  ControlPlaneTest(ControlPlane controlPlane) {
    this.controlPlane = controlPlane;
    this.client = controlPlane.client();
  }

  @Test
  void what_belongs_to_an_owner_goes_with_the_owner() {
    // Given
    String namespace = controlPlane.newNamespace("owners");
    ConfigMap owner = create(namespace, "owner");
    ConfigMap owned = create(namespace, "owned", belongingTo(owner));

    // When
    client.resource(owner).delete();

    // Then
    await().atMost(BOUND).until(() -> client.resource(owned).get() == null);
  }

  @Test
  void a_killed_api_server_is_away_and_comes_back_with_its_data() {
    // Given
    ConfigMap kept = create(controlPlane.newNamespace("killed"), "kept");

    // When
    controlPlane.kill(Component.API_SERVER);

    // Then
    assertThat(apiServerListens()).isFalse();
    controlPlane.start(Component.API_SERVER);
    assertThat(client.resource(kept).get()).isNotNull();
  }

  @Test
  void a_killed_etcd_comes_back_with_its_data() {
    // Given
    ConfigMap kept = create(controlPlane.newNamespace("killed"), "kept");

    // When
    controlPlane.restart(Component.ETCD);

    // Then
    assertThat(client.resource(kept).get()).isNotNull();
  }

  @Test
  void the_audit_log_has_one_line_for_a_request_that_changed_something() throws IOException {
    // Given
    String namespace = controlPlane.newNamespace("audited");

    // When
    create(namespace, "seen");

    // Then
    assertThat(Files.readAllLines(controlPlane.auditLog()))
        .filteredOn(line -> line.contains("\"verb\":\"create\"") && line.contains(namespace))
        .filteredOn(line -> line.contains("\"resource\":\"configmaps\",\"namespace\""))
        .singleElement()
        .satisfies(line -> assertThat(line).contains("\"level\":\"Metadata\"", "\"code\":201"));
  }

  @Test
  void definitions_are_served_once_installed(@TempDir Path folder) throws IOException {
    // Given
    Files.writeString(folder.resolve("gauges.yaml"), GAUGES);
    Files.writeString(folder.resolve("kustomization.yaml"), "resources: [gauges.yaml]");

    // When
    CustomResourceDefinitions.in(folder).install(client);
    CustomResourceDefinitions.in(folder).install(client);

    // Then
    assertThat(client.getApiResources("test.portolan.dev/v1").getResources())
        .extracting("name")
        .containsExactly("gauges");
  }

  @Test
  void our_own_definitions_are_served_once_installed() {
    // Given a control plane that may have them from another test

    // When
    controlPlane.installCrds();

    // Then
    assertThat(client.getApiResources("portolan.dev/v1alpha1").getResources())
        .extracting("name")
        .contains("portallocations", "portallocations/status", "portleases", "portpolicies");
  }

  @Test
  void many_watches_leave_room_for_a_request() {
    // Given
    String namespace = controlPlane.newNamespace("watched");
    int more = client.getConfiguration().getMaxConcurrentRequestsPerHost() * 4;

    // When
    List<Watch> watches = Stream.generate(() -> watch(namespace)).limit(more).toList();

    // Then
    assertThat(create(namespace, "made").getMetadata().getUid()).isNotEmpty();
    watches.forEach(Watch::close);
  }

  private Watch watch(String namespace) {
    return client
        .configMaps()
        .inNamespace(namespace)
        .watch(
            new Watcher<>() {
              @Override
              public void eventReceived(Action action, ConfigMap configMap) {}

              @Override
              public void onClose(WatcherException cause) {}
            });
  }

  private boolean apiServerListens() {
    URI server = client.getMasterUrl().toString().transform(URI::create);
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private ConfigMap create(String namespace, String name, OwnerReference... owners) {
    return client
        .resource(
            new ConfigMapBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(name)
                .withOwnerReferences(owners)
                .endMetadata()
                .build())
        .create();
  }

  private static OwnerReference belongingTo(ConfigMap owner) {
    return new OwnerReferenceBuilder()
        .withApiVersion("v1")
        .withKind("ConfigMap")
        .withName(owner.getMetadata().getName())
        .withUid(owner.getMetadata().getUid())
        .build();
  }

  private static final String GAUGES =
      """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata: {name: gauges.test.portolan.dev}
      spec:
        group: test.portolan.dev
        scope: Namespaced
        names: {kind: Gauge, plural: gauges}
        versions:
          - name: v1
            served: true
            storage: true
            schema: {openAPIV3Schema: {type: object}}
      """;
}
