package dev.portolan.status;

import static dev.portolan.status.Harvest.TILL;
import static dev.portolan.status.Harvest.condition;
import static dev.portolan.status.Harvest.of;
import static dev.portolan.status.Harvest.port;
import static dev.portolan.status.Harvest.shared;
import static dev.portolan.status.Harvest.types;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.api.PortAllocationStatus;
import dev.portolan.api.PortStatus;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServiceStatusBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadBackTest {

  private static final String BALANCED =
      "- {name: till, exposure: LoadBalancer, selector: {app: a}, ports: [{name: http, port: 80}]}";

  @Test
  void a_service_that_is_not_read_back_yet_is_on_its_way() {
    // When
    PortAllocationStatus status = of(TILL).status();

    // Then
    assertThat(types(status)).containsExactly("Accepted", "Programmed", "Ready", "Reconciling");
    assertThat(condition(status, "Programmed").getReason()).isEqualTo("Pending");
    assertThat(condition(status, "Ready").getReason()).isEqualTo("Pending");
    assertThat(condition(status, "Reconciling").getMessage())
        .isEqualTo("till/http is not in its Service yet.");
    assertThat(port(status, "till/http").address()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "http, 80, TCP, True",
    "http, 81, TCP, False",
    "http, 80, UDP, False",
    "x, 80, TCP, False"
  })
  void a_service_that_shows_something_else_is_not_the_port(
      String name, int number, String protocol, String programmed) {
    // When
    Harvest shown =
        of(TILL)
            .programmed(
                service -> {
                  first(service).setName(name);
                  first(service).setPort(number);
                  first(service).setProtocol(protocol);
                });

    // Then
    assertThat(shown.condition("Programmed").getStatus()).isEqualTo(programmed);
  }

  @Test
  void an_exposed_port_waits_for_its_node_port_unless_the_balancer_needs_none() {
    // Given
    Harvest waiting = of(BALANCED).programmed(service -> first(service).setNodePort(null));
    Harvest needless =
        of(BALANCED)
            .programmed(
                service -> {
                  first(service).setNodePort(null);
                  service.getSpec().setAllocateLoadBalancerNodePorts(false);
                });

    // Then
    assertThat(waiting.condition("Programmed").getMessage())
        .isEqualTo("till/http has no node port yet.");
    assertThat(waiting.condition("Programmed").getReason()).isEqualTo("Pending");
    assertThat(needless.condition("Programmed").getStatus()).isEqualTo("True");
  }

  @Test
  void an_exposed_port_says_its_node_port() {
    assertThat(of(BALANCED).programmed().port("till/http").nodePort()).isEqualTo(30000);
    assertThat(of(BALANCED).port("till/http").nodePort()).isNull();
  }

  @Test
  void a_load_balancer_says_every_address_it_has() {
    // When
    PortStatus port = of(BALANCED).programmed(ReadBackTest::giveAddresses).port("till/http");

    // Then
    assertThat(port.loadBalancer())
        .containsExactly("192.0.2.7:80", "[2001:db8::1]:80", "lb.example.com:80");
  }

  @Test
  void an_external_service_is_found_where_its_declaration_says() {
    // Given
    Harvest harvest =
        of(
            "- {name: db, exposure: External, address: db.example.com, ports: [{name: sql, port:"
                + " 5432}]}");

    // Then
    assertThat(harvest.port("db/sql").address()).isEqualTo("db.example.com:5432");
    assertThat(harvest.condition("Programmed").getStatus()).isEqualTo("True");
  }

  @Test
  void a_port_on_the_nodes_says_which() {
    // When
    PortAllocationStatus status =
        shared(
                """
                - {name: nats, selector: {app: a}, ports: [{name: client, port: 4222, hostPort: 4000}]}
                - {name: web, exposure: Host, ports: [{name: a, port: 3000, hostPort: 3030}, {name: b, port: 3001}]}
                """)
            .programmed()
            .status();

    // Then
    assertThat(port(status, "nats/client").hostPort()).isEqualTo(4000);
    assertThat(port(status, "web/a").hostPort()).isEqualTo(3030);
    assertThat(port(status, "web/b").hostPort()).isEqualTo(3001);
    assertThat(port(status, "web/b").address()).isNull();
    assertThat(condition(status, "Ready").getStatus()).isEqualTo("True");
  }

  @Test
  void a_node_port_that_is_to_be_replaced_is_pending_until_the_service_shows_the_other_one() {
    // Given
    String old =
        "- {name: old, exposure: NodePort, selector: {app: old}, ports: [{name: http, port: 80, nodePort: 30005}]}";

    // When
    PortAllocationStatus status =
        of(old).programmed(service -> first(service).setNodePort(31000)).status();

    // Then
    assertThat(condition(status, "Programmed").getReason()).isEqualTo("Pending");
    assertThat(condition(status, "Programmed").getMessage())
        .isEqualTo("old/http is still on node port 31000 and moves to 30005.");
    assertThat(condition(of(old).programmed().status(), "Programmed").getStatus())
        .isEqualTo("True");
  }

  private static ServicePort first(Service service) {
    return service.getSpec().getPorts().getFirst();
  }

  private static void giveAddresses(Service service) {
    service.setStatus(
        new ServiceStatusBuilder()
            .withNewLoadBalancer()
            .addNewIngress()
            .withIp("192.0.2.7")
            .endIngress()
            .addNewIngress()
            .withHostname("lb.example.com")
            .endIngress()
            .addNewIngress()
            .withIp("2001:db8::1")
            .endIngress()
            .endLoadBalancer()
            .build());
  }
}
