package dev.portolan.manifest;

import static dev.portolan.manifest.InCluster.desired;
import static dev.portolan.manifest.InCluster.stored;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OwnedServiceTest {

  @Test
  void what_the_api_server_fills_in_is_no_difference() {
    // Given
    Service desired = desired("LoadBalancer");

    // Then
    assertThat(Services.matches(desired, stored(desired))).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Drift.class)
  void a_change_of_what_is_ours_is_seen_and_undone(Drift drift) {
    // Given
    Service desired = desired("LoadBalancer");
    Service actual = stored(desired);
    drift.happenTo(actual);

    // When
    Service repaired = Services.onto(actual, desired);

    // Then
    assertThat(Services.matches(desired, actual)).isFalse();
    assertThat(Services.matches(desired, repaired)).isTrue();
  }

  @Test
  void what_others_add_beside_ours_stays_and_is_no_difference() {
    // Given
    Service desired = desired("Internal");
    Service actual = stored(desired);
    actual.getMetadata().getLabels().put("team", "sales");
    actual.getMetadata().getAnnotations().put("note", "mine");
    actual.getSpec().setSessionAffinity("ClientIP");

    // When
    Service repaired = Services.onto(actual, desired);

    // Then
    assertThat(Services.matches(desired, actual)).isTrue();
    assertThat(repaired).isEqualTo(actual);
  }

  @Test
  void the_whole_object_carries_the_version_that_was_read() {
    // Given
    Service actual = stored(desired("Internal"));

    // When
    Service repaired = Services.onto(actual, desired("LoadBalancer"));

    // Then
    assertThat(repaired.getMetadata().getResourceVersion()).isEqualTo("17");
    assertThat(repaired.getMetadata().getUid()).isEqualTo("service-uid");
    assertThat(repaired.getSpec().getClusterIP()).isEqualTo("10.0.0.7");
    assertThat(repaired.getSpec().getClusterIPs()).containsExactly("10.0.0.7");
  }

  @Test
  void another_controller_is_replaced_and_other_owners_stay() {
    // Given
    Service desired = desired("Internal");
    Service actual =
        new ServiceBuilder(stored(desired))
            .editMetadata()
            .withOwnerReferences()
            .addNewOwnerReference()
            .withUid("usurper")
            .withController(true)
            .endOwnerReference()
            .addNewOwnerReference()
            .withUid("friend")
            .endOwnerReference()
            .endMetadata()
            .build();

    // When
    Service repaired = Services.onto(actual, desired);

    // Then
    assertThat(repaired.getMetadata().getOwnerReferences())
        .extracting("uid")
        .containsExactly("0b2c0f0e-8f5c-4f0e-9f43-3f6a0f1d2c3b", "friend");
  }

  @Test
  void neither_argument_changes() {
    // Given
    Service desired = desired("Internal");
    Service actual = stored(desired("LoadBalancer"));
    String before = Serialization.asYaml(List.of(desired, actual));

    // When
    Service repaired = Services.onto(actual, desired);

    // Then
    assertThat(repaired).isNotEqualTo(actual);
    assertThat(Serialization.asYaml(List.of(desired, actual))).isEqualTo(before);
  }

  @Test
  void a_cluster_address_cannot_be_given_up_or_got_later() {
    // Given
    Service addressed = desired("Internal");
    Service headless =
        new ServiceBuilder(addressed).editSpec().withClusterIP("None").endSpec().build();

    // Then
    assertThat(Services.needsRecreation(addressed, stored(addressed))).isEmpty();
    assertThat(Services.needsRecreation(headless, stored(headless))).isEmpty();
    assertThat(Services.needsRecreation(headless, stored(addressed)))
        .hasValue(
            "Service shop/till has a cluster address and is declared headless, which no Service can change while it lives; delete it, and it is made anew.");
    assertThat(Services.needsRecreation(addressed, stored(headless)).orElseThrow())
        .startsWith("Service shop/till is headless and is declared with a cluster address");
  }

  @Test
  void the_class_of_a_load_balancer_cannot_change() {
    // Given
    Service plain = desired("LoadBalancer");
    Service own =
        new ServiceBuilder(plain)
            .editSpec()
            .withLoadBalancerClass("example.com/own")
            .endSpec()
            .build();

    // Then
    assertThat(Services.needsRecreation(own, stored(own))).isEmpty();
    assertThat(Services.needsRecreation(plain, stored(own))).isEmpty();
    assertThat(Services.needsRecreation(own, stored(desired("Internal")))).isEmpty();
    assertThat(Services.needsRecreation(own, stored(plain)).orElseThrow())
        .contains("has load balancer class none and a policy says example.com/own");
  }
}
