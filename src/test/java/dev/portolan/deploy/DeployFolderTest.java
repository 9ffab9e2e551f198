package dev.portolan.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portolan.controlplane.ControlPlane;
import dev.portolan.controlplane.WithControlPlane;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@WithControlPlane
class DeployFolderTest {
  private static final Grant OPERATOR = Grant.of("system:serviceaccount:portolan-system:portolan");

  private final KubernetesClient client;

  DeployFolderTest(KubernetesClient client) {
    this.client = client;
  }

  @BeforeAll
  static void apply(ControlPlane controlPlane) {
    DeployFolder.apply(controlPlane.kubeconfig());
  }

  @Test
  void the_namespace_enforces_restricted_pods() {
    // Given
    Pod lax =
        new PodBuilder(pod())
            .editSpec()
            .editFirstContainer()
            .withSecurityContext(null)
            .endContainer()
            .endSpec()
            .build();

    // Then
    assertThatThrownBy(() -> client.resource(lax).dryRun().create())
        .isInstanceOf(KubernetesClientException.class)
        .hasMessageContaining("violates PodSecurity \"restricted");
  }

  @Test
  void a_pod_of_the_deployment_is_admitted() {
    // When
    Pod admitted = client.resource(pod()).dryRun().create();

    // Then
    assertThat(admitted.getSpec().getServiceAccountName()).isEqualTo("portolan");
  }

  @Test
  void probes_ask_the_ports_that_the_container_has() {
    // Given
    var container = template().getSpec().getContainers().getFirst();

    // Then
    assertThat(
            List.of(
                container.getStartupProbe(),
                container.getLivenessProbe(),
                container.getReadinessProbe()))
        .extracting(probe -> probe.getHttpGet().getPort().getStrVal())
        .containsOnly(container.getPorts().getFirst().getName());
  }

  @Test
  void the_operator_may_do_its_work_in_every_namespace() {
    assertThat(
            List.of(
                OPERATOR.to("watch", "portolan.dev", "portallocations"),
                OPERATOR.to("watch", "portolan.dev", "portpolicies"),
                OPERATOR.to("update", "portolan.dev", "portallocations/status"),
                OPERATOR.to("update", "portolan.dev", "portallocations/finalizers"),
                OPERATOR.to("patch", "portolan.dev", "portpolicies/status"),
                OPERATOR.to("watch", "portolan.dev", "portleases"),
                OPERATOR.to("create", "portolan.dev", "portleases"),
                OPERATOR.to("update", "portolan.dev", "portleases"),
                OPERATOR.to("delete", "portolan.dev", "portleases"),
                OPERATOR.to("watch", "", "services"),
                OPERATOR.to("create", "", "services"),
                OPERATOR.to("update", "", "services"),
                OPERATOR.to("delete", "", "services"),
                OPERATOR.to("watch", "networking.k8s.io", "networkpolicies"),
                OPERATOR.to("create", "networking.k8s.io", "networkpolicies"),
                OPERATOR.to("update", "networking.k8s.io", "networkpolicies"),
                OPERATOR.to("delete", "networking.k8s.io", "networkpolicies"),
                OPERATOR.to("watch", "", "namespaces"),
                OPERATOR.to("create", "events.k8s.io", "events"),
                OPERATOR.in(DeployFolder.NAMESPACE).to("update", "coordination.k8s.io", "leases"),
                OPERATOR.in(DeployFolder.NAMESPACE).to("patch", "coordination.k8s.io", "leases")))
        .allMatch(wish -> wish.isAllowed(client));
  }

  @Test
  void the_operator_may_do_nothing_else() {
    assertThat(
            List.of(
                OPERATOR.to("get", "", "secrets"),
                OPERATOR.in(DeployFolder.NAMESPACE).to("get", "", "secrets"),
                OPERATOR.to("get", "", "configmaps"),
                OPERATOR.to("get", "", "pods"),
                OPERATOR.to("update", "portolan.dev", "portallocations"),
                OPERATOR.to("delete", "portolan.dev", "portallocations"),
                OPERATOR.to("update", "portolan.dev", "portpolicies"),
                OPERATOR.to("patch", "portolan.dev", "portleases"),
                OPERATOR.to("patch", "", "services"),
                OPERATOR.to("create", "", "endpoints"),
                OPERATOR.to("delete", "", "namespaces"),
                OPERATOR.to("update", "coordination.k8s.io", "leases"),
                OPERATOR.to("escalate", "rbac.authorization.k8s.io", "clusterroles")))
        .noneMatch(wish -> wish.isAllowed(client));
  }

  @Test
  void tenants_see_and_edit_allocations_and_nothing_of_the_register() {
    // Given
    var labels = client.rbac().clusterRoles();
    var view = labels.withName("portolan-view").get();
    var edit = labels.withName("portolan-edit").get();

    // Then
    assertThat(view.getMetadata().getLabels())
        .containsEntry("rbac.authorization.k8s.io/aggregate-to-view", "true");
    assertThat(edit.getMetadata().getLabels())
        .containsEntry("rbac.authorization.k8s.io/aggregate-to-edit", "true")
        .containsEntry("rbac.authorization.k8s.io/aggregate-to-admin", "true");
    assertThat(List.of(view, edit))
        .flatExtracting(role -> role.getRules())
        .flatExtracting(rule -> rule.getResources())
        .containsOnly("portallocations", "portallocations/status");
  }

  private Pod pod() {
    return new PodBuilder()
        .withNewMetadata()
        .withName("probe")
        .withNamespace(DeployFolder.NAMESPACE)
        .endMetadata()
        .withSpec(template().getSpec())
        .build();
  }

  private PodTemplateSpec template() {
    return client
        .apps()
        .deployments()
        .inNamespace(DeployFolder.NAMESPACE)
        .withName("portolan")
        .get()
        .getSpec()
        .getTemplate();
  }
}
