package dev.portolan.operator;

import static dev.portolan.operator.AllocationDraft.allocation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.api.PortAllocationStatus;
import dev.portolan.controlplane.ControlPlane;
import dev.portolan.controlplane.WithControlPlane;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What becomes of an allocation that nobody disputes. */
@WithControlPlane
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GrantTest {
  private final ControlPlane controlPlane;
  private final Cluster cluster;
  private final OperatorUnderTest operator;

  GrantTest(ControlPlane controlPlane) {
    this.controlPlane = controlPlane;
    cluster = Cluster.of(controlPlane);
    operator = OperatorUnderTest.startedOn(controlPlane);
  }

  @AfterAll
  void stop() {
    operator.close();
  }

  @Test
  void a_granted_port_is_leased_then_fenced_then_served_then_reported() {
    // Given
    String namespace = controlPlane.newNamespace("granted");
    AuditLog audit = operator.auditFromHere().about(namespace);
    AllocationDraft shop = allocation("shop").in(namespace).service("web").port(8080);

    // When
    cluster.apply(shop);

    // Then
    PortAllocationStatus status = cluster.awaitReady(shop);
    assertThat(status.summary()).isEqualTo("1/1");
    assertThat(cluster.numbersOf(namespace, "web")).containsExactly(8080);
    cluster.awaitThat("four writes", () -> audit.writes().size() == 4);
    assertThat(audit.writes())
        .extracting(AuditLog.Request::toString)
        .isEqualTo(
            List.of(
                "create portleases ns." + namespace + ".tcp.8080 201",
                "create networkpolicies portolan-web 201",
                "create services web 201",
                "update portallocations/status shop 200"));
  }
}
