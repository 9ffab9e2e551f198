package dev.portolan.manifest;

import static dev.portolan.manifest.Rendered.granted;
import static dev.portolan.manifest.Rendered.only;
import static dev.portolan.manifest.Rendered.services;
import static dev.portolan.manifest.Rendered.twoPorts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.ledger.Claim;
import dev.portolan.ledger.Verdict;
import dev.portolan.ledger.Wish;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ServiceTypesTest {

  @Test
  void a_headless_service_has_no_cluster_address() {
    // Given
    Scene scene =
        Shop.with(
            "- {name: till, selector: {app: till}, headless: true, ports: [{name: http, port: 80}]}");

    // Then
    assertThat(only(services(scene)).getSpec().getClusterIP()).isEqualTo("None");
  }

  @Test
  void a_host_port_service_is_an_internal_service_with_pods_and_none_without() {
    // Given
    Scene scene =
        Scene.of(
            Shop.document(
                    """
                    - {name: exporter, exposure: Host, selector: {app: exporter}, ports: [{name: http, port: 9100}]}
                    - {name: sshd, exposure: Host, ports: [{name: ssh, port: 22}]}
                    """)
                + """
                ---
                kind: PortPolicy
                metadata: {name: hosts}
                spec: {exposure: {allowed: [Internal, Host]}}
                """);

    // When
    Service service = only(services(scene));

    // Then
    assertThat(service.getMetadata().getName()).isEqualTo("exporter");
    assertThat(service.getSpec().getType()).isEqualTo("ClusterIP");
  }

  @Test
  void a_node_port_is_stated_only_when_it_is_known() {
    // Given
    Scene scene =
        Shop.with(
            """
            - name: till
              exposure: NodePort
              selector: {app: till}
              ports:
              - {name: http, port: 80, nodePort: 30080}
              - {name: admin, port: 81}
            """);

    // When
    Service service = only(services(scene));

    // Then
    assertThat(service.getSpec().getType()).isEqualTo("NodePort");
    assertThat(service.getSpec().getExternalTrafficPolicy()).isEqualTo("Cluster");
    assertThat(service.getSpec().getPorts())
        .extracting(ServicePort::getNodePort)
        .containsExactly(30080, null);
  }

  @Test
  void a_node_port_that_was_read_back_is_stated_from_then_on() {
    // Given
    Scene scene = Shop.with(twoPorts("NodePort"));
    Claim http = scene.claim("shop", "till/http");
    Wish known = http.wish().withNodePort(Optional.of(new Wish.NodePort(31234, false)));

    // When
    List<Service> services =
        services(scene, List.of(granted(http.with(known))), Balancer.WITHOUT_POLICY);

    // Then
    assertThat(only(services).getSpec().getPorts())
        .extracting(ServicePort::getNodePort)
        .containsExactly(31234);
  }

  @Test
  void a_load_balancer_is_stamped_with_what_the_policy_says() {
    // Given
    Scene scene = Shop.with(twoPorts("LoadBalancer"));
    Balancer balancer =
        new Balancer(
            Optional.of("example.com/own"), new TreeMap<>(Map.of("pool", "a")), false, "Local");

    // When
    Service service = only(services(scene, scene.verdicts("shop"), balancer));

    // Then
    assertThat(service.getMetadata().getAnnotations()).isEqualTo(Map.of("pool", "a"));
    assertThat(service.getSpec().getType()).isEqualTo("LoadBalancer");
    assertThat(service.getSpec().getLoadBalancerClass()).isEqualTo("example.com/own");
    assertThat(service.getSpec().getAllocateLoadBalancerNodePorts()).isFalse();
    assertThat(service.getSpec().getExternalTrafficPolicy()).isEqualTo("Local");
  }

  @Test
  void the_policy_stamps_nothing_on_other_services() {
    // Given
    Scene scene = Shop.with(twoPorts("Internal"));
    Balancer balancer =
        new Balancer(
            Optional.of("example.com/own"), new TreeMap<>(Map.of("pool", "a")), false, "Local");

    // When
    Service service = only(services(scene, scene.verdicts("shop"), balancer));

    // Then
    assertThat(service).isEqualTo(only(services(scene)));
    assertThat(service.getMetadata().getAnnotations()).isNullOrEmpty();
    assertThat(service.getSpec().getExternalTrafficPolicy()).isNull();
  }

  @Test
  void an_external_service_is_never_made_even_where_other_environments_have_pods() {
    // Given
    Scene scene =
        Shop.with(
            "- {name: db, exposure: External, selector: {app: db}, address: db.example.com, ports: [{name: sql, port: 5432}]}");

    // When
    List<Verdict> verdicts = scene.verdicts("shop");

    // Then
    assertThat(verdicts).hasOnlyElementsOfType(Verdict.Granted.class);
    assertThat(services(scene)).isEmpty();
  }
}
