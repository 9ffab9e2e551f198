package dev.portolan.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithControlPlane
@WithTestResource(ControlPlaneTestResource.class)
class ControlPlaneTestResourceTest {
  @Inject KubernetesClient applications;

  @Test
  void the_application_talks_to_the_control_plane_of_the_tests(ControlPlane controlPlane) {
    // Given
    String namespace = controlPlane.newNamespace("seen-by-both");

    // When
    var seen = applications.namespaces().withName(namespace).get();

    // Then
    assertThat(seen).isNotNull();
    assertThat(applications.getMasterUrl()).isEqualTo(controlPlane.client().getMasterUrl());
  }
}
