package dev.portolan.manifest;

import static dev.portolan.manifest.InCluster.desired;
import static dev.portolan.manifest.InCluster.nodePorts;
import static dev.portolan.manifest.InCluster.stored;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Service;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NodePortsStayTest {

  @Test
  void an_allocated_node_port_stays_with_its_port() {
    // Given
    Service desired = desired("LoadBalancer");
    Service actual = stored(desired);
    actual.getSpec().setSelector(Map.of("app", "other"));

    // When
    Service repaired = Services.onto(actual, desired);

    // Then
    assertThat(nodePorts(repaired)).containsExactly(30000, 30001);
  }

  @Test
  void an_allocated_node_port_follows_a_renumbered_port_by_name_and_a_renamed_one_by_number() {
    // Given
    Service actual = stored(desired("LoadBalancer"));
    Service desired = desired("LoadBalancer");
    desired.getSpec().getPorts().getFirst().setPort(8888);
    desired.getSpec().getPorts().getLast().setName("renamed");

    // Then
    assertThat(nodePorts(Services.onto(actual, desired))).containsExactly(30000, 30001);
  }

  @Test
  void an_allocated_node_port_goes_to_the_port_that_states_it_now() {
    // Given
    Service actual = stored(desired("LoadBalancer"));
    Service desired = desired("LoadBalancer");
    desired.getSpec().getPorts().getLast().setNodePort(30000);

    // Then
    assertThat(nodePorts(Services.onto(actual, desired))).containsExactly(null, 30000);
  }

  @Test
  void tcp_and_udp_of_one_number_may_share_their_node_port() {
    // Given
    Service desired =
        desired("NodePort", "{name: dns, port: 53}, {name: dns-udp, port: 53, protocol: UDP}");
    Service actual = stored(desired);
    actual.getSpec().getPorts().forEach(port -> port.setNodePort(30053));
    actual.getSpec().setSelector(Map.of("app", "other"));

    // Then
    assertThat(nodePorts(Services.onto(actual, desired))).containsExactly(30053, 30053);
  }

  @Test
  void a_stated_node_port_is_compared_and_an_unstated_one_is_not() {
    // Given
    Service unstated = desired("NodePort", "{name: http, port: 80}");
    Service stated = desired("NodePort", "{name: http, port: 80, nodePort: 30555}");
    Service actual = stored(unstated);

    // Then
    assertThat(Services.matches(unstated, actual)).isTrue();
    assertThat(Services.matches(stated, actual)).isFalse();
  }

  @Test
  void what_only_a_load_balancer_may_have_goes_when_it_is_none_any_more() {
    // Given
    Service actual = stored(desired("LoadBalancer"));
    actual.getSpec().setLoadBalancerClass("example.com/own");
    actual.getSpec().setLoadBalancerSourceRanges(List.of("10.0.0.0/8"));
    actual.getSpec().setHealthCheckNodePort(31000);

    // When
    Service repaired = Services.onto(actual, desired("Internal"));

    // Then
    assertThat(nodePorts(repaired)).containsExactly(null, null);
    assertThat(repaired.getSpec().getLoadBalancerClass()).isNull();
    assertThat(repaired.getSpec().getLoadBalancerSourceRanges()).isEmpty();
    assertThat(repaired.getSpec().getHealthCheckNodePort()).isNull();
    assertThat(repaired.getSpec().getAllocateLoadBalancerNodePorts()).isNull();
    assertThat(repaired.getSpec().getExternalTrafficPolicy()).isNull();
  }

  @Test
  void the_health_check_port_of_a_local_load_balancer_stays() {
    // Given
    Service desired = desired("LoadBalancer");
    Service actual = stored(desired);
    actual.getSpec().setHealthCheckNodePort(31000);

    // Then
    assertThat(Services.onto(actual, desired).getSpec().getHealthCheckNodePort()).isEqualTo(31000);
  }
}
