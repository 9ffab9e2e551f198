package dev.portolan.operator.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.controlplane.ControlPlane;
import dev.portolan.controlplane.WithControlPlane;
import dev.portolan.operator.Cluster;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plans that showed a mistake of the operator once. */
@WithControlPlane
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnceRedTest {
  private static final Duration BOUND = Duration.ofSeconds(30);

  private final ControlPlane controlPlane;
  private final Crew crew;

  OnceRedTest(ControlPlane controlPlane) {
    this.controlPlane = controlPlane;
    Cluster.of(controlPlane);
    crew = new Crew(controlPlane);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // The sweeper took a refusal for the end, and nobody asked it again.
        "an allocation is deleted # 1 # CONFLICT",
        // An allocation came to life again in the chart, and its leases stayed for ever.
        "a pool is renamed under those who run # 0 # DELAYED",
        // A Service came and went while the watches were broken; it was believed in for ever, and
        // the next had to do without its node port.
        "a service with a node port is renamed # 4 # WATCHES_EXPIRED",
        "a stated node port is created # 0 # DELAYED",
      })
  void all_is_as_it_must_be_after(String plan) {
    // When
    Verdict verdict = Performance.of(controlPlane, crew, Plan.parse(plan), BOUND);

    // Then
    assertThat(verdict.violations()).isEmpty();
  }

  @AfterAll
  void stop() {
    crew.close();
  }
}
