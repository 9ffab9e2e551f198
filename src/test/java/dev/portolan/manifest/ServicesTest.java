package dev.portolan.manifest;

import static dev.portolan.manifest.Rendered.granted;
import static dev.portolan.manifest.Rendered.only;
import static dev.portolan.manifest.Rendered.services;
import static dev.portolan.manifest.Rendered.twoPorts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.ledger.Claim;
import dev.portolan.ledger.Exposure;
import dev.portolan.ledger.Verdict;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServicesTest {

  private static final String TILL_BEFORE =
      """
      - name: till
        selector: {app: old}
        ports: [{name: http, port: 8000, targetPort: 7000}]
      """;

  private static final String TILL =
      """
      - name: till
        category: sales
        description: Takes the money
        selector: {app: till, tier: front}
        ports:
        - {name: http, port: 80, targetPort: web, appProtocol: http}
        - {name: metrics, port: 9090}
      """;

  private static final String TILL_AS_SERVICE =
      """
      ---
      apiVersion: "v1"
      kind: "Service"
      metadata:
        labels:
          app.kubernetes.io/managed-by: "portolan"
          portolan.dev/allocation: "shop"
          portolan.dev/allocation-uid: "0b2c0f0e-8f5c-4f0e-9f43-3f6a0f1d2c3b"
          portolan.dev/category: "sales"
        name: "till"
        namespace: "shop"
        ownerReferences:
        - apiVersion: "portolan.dev/v1alpha1"
          kind: "PortAllocation"
          blockOwnerDeletion: true
          controller: true
          name: "shop"
          uid: "0b2c0f0e-8f5c-4f0e-9f43-3f6a0f1d2c3b"
      spec:
        ports:
        - appProtocol: "http"
          name: "http"
          port: 80
          protocol: "TCP"
          targetPort: "web"
        - name: "metrics"
          port: 9090
          protocol: "TCP"
          targetPort: 9090
        selector:
          app: "till"
          tier: "front"
        type: "ClusterIP"
      """;

  @Test
  void a_declared_service_becomes_a_service_with_nothing_else_in_it() {
    // Given
    Scene scene = Shop.with(TILL);

    // When
    Service service = only(services(scene));

    // Then
    assertThat(Serialization.asYaml(service)).isEqualTo(TILL_AS_SERVICE);
  }

  @Test
  void only_granted_ports_are_in_the_service() {
    // Given
    Scene scene = Shop.with(twoPorts("Internal"));
    Claim http = scene.claim("shop", "till/http");
    Claim admin = scene.claim("shop", "till/admin");

    // When
    List<Service> services =
        services(scene, List.of(granted(http), Shop.refused(admin)), Balancer.WITHOUT_POLICY);

    // Then
    assertThat(only(services).getSpec().getPorts())
        .extracting(ServicePort::getName)
        .containsExactly("http");
  }

  @Test
  void a_service_without_a_granted_port_is_not_made() {
    // Given
    Scene scene = Shop.with(twoPorts("Internal"));
    List<Verdict> verdicts =
        List.of(
            Shop.refused(scene.claim("shop", "till/http")),
            new Verdict.Absent(scene.claim("shop", "till/admin")));

    // Then
    assertThat(services(scene, verdicts, Balancer.WITHOUT_POLICY)).isEmpty();
  }

  @Test
  void a_kept_port_stays_as_it_was_with_the_selector_of_today() {
    // Given
    Scene scene = Shop.with(twoPorts("LoadBalancer"));
    Scene before = Shop.with(TILL_BEFORE);
    Claim http = scene.claim("shop", "till/http");
    Claim admin = scene.claim("shop", "till/admin");
    Claim newPortUnderOldExposure = admin.with(admin.wish().withExposure(Exposure.Internal));

    // When
    Service service =
        only(
            services(
                scene,
                List.of(
                    Shop.kept(http, before.claim("shop", "till/http")),
                    granted(newPortUnderOldExposure)),
                Balancer.WITHOUT_POLICY));

    // Then
    assertThat(service.getSpec().getType()).isEqualTo("ClusterIP");
    assertThat(service.getSpec().getSelector()).isEqualTo(Map.of("app", "till"));
    assertThat(service.getSpec().getPorts())
        .extracting(ServicePort::getPort)
        .containsExactly(8000, 81);
    assertThat(service.getSpec().getPorts().getFirst().getTargetPort())
        .isEqualTo(new IntOrString(7000));
  }

  @Test
  void services_are_sorted_by_name_and_ports_stand_as_declared() {
    // Given
    Scene scene =
        Shop.with(
            """
            - {name: till, selector: {app: till}, ports: [{name: z, port: 3}, {name: a, port: 2}]}
            - {name: cellar, selector: {app: cellar}, ports: [{name: http, port: 4}]}
            """);

    // When
    List<Service> services = services(scene);

    // Then
    assertThat(services)
        .extracting(s -> s.getMetadata().getName())
        .containsExactly("cellar", "till");
    assertThat(services.getLast().getSpec().getPorts())
        .extracting(ServicePort::getName)
        .containsExactly("z", "a");
  }

  @Test
  void nothing_is_made_where_the_program_leaves_services_out() {
    // Given
    Scene scene =
        Scene.of(
            Shop.document(twoPorts("Internal"))
                .replace("spec:", "spec:\n  program: [NetworkPolicy]"));

    // Then
    assertThat(services(scene)).isEmpty();
    assertThat(scene.verdicts("shop")).hasSize(2);
  }
}
