package dev.portolan.operator;

import dev.portolan.controlplane.ControlPlane;
import dev.portolan.controlplane.WithControlPlane;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;

/** Tests that share one operator; it runs from the first to the last of the class. */
@WithControlPlane
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RunningOperator {
  final ControlPlane controlPlane;
  final Cluster cluster;
  final OperatorUnderTest operator;

  RunningOperator(ControlPlane controlPlane) {
    this.controlPlane = controlPlane;
    cluster = Cluster.of(controlPlane);
    operator = OperatorUnderTest.startedOn(controlPlane);
  }

  @AfterEach
  void removePolicies() {
    cluster.removePolicies();
  }

  @AfterAll
  void stop() {
    operator.close();
  }
}
