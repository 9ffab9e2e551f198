package dev.portolan.controlplane;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.portolan.controlplane.Availability.NotToBeHad;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** What happens to tests where no control plane is to be had. */
class ControlPlaneExtensionTest {
  private static final NotToBeHad LACK = new NotToBeHad("there is no Go here");

  @Test
  void tests_that_cannot_run_are_skipped_and_counted() {
    // Given
    ByteArrayOutputStream seen = new ByteArrayOutputStream();

    // When
    TestExecutionSummary summary = run(Skipped.class, seen);

    // Then
    assertThat(summary.getTestsStartedCount()).isZero();
    assertThat(summary.getContainersSkippedCount()).isOne();
    assertThat(seen.toString(UTF_8))
        .contains("SKIPPED: 2 tests of " + Skipped.class.getName())
        .contains("SKIPPED for want of a control plane: 2 tests in all.");
  }

  @Test
  void where_a_control_plane_is_required_its_lack_is_a_failure() {
    // Given
    ByteArrayOutputStream seen = new ByteArrayOutputStream();

    // When
    TestExecutionSummary summary = run(Required.class, seen);

    // Then
    assertThat(summary.getFailures())
        .singleElement()
        .satisfies(
            failure ->
                assertThat(failure.getException())
                    .hasMessageContaining(
                        "PORTOLAN_REQUIRE_CONTROL_PLANE=1, but there is no Go here"));
  }

  private static TestExecutionSummary run(Class<?> testClass, ByteArrayOutputStream seen) {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    PrintStream stderr = System.err;
    System.setErr(new PrintStream(seen, true, UTF_8));
    try {
      LauncherFactory.create()
          .execute(
              LauncherDiscoveryRequestBuilder.request().selectors(selectClass(testClass)).build(),
              listener);
    } finally {
      System.setErr(stderr);
    }
    return listener.getSummary();
  }

  static class Skipped {
    @RegisterExtension
    static final ControlPlaneExtension EXTENSION = new ControlPlaneExtension(() -> LACK, false);

    @Test
    void one() {
      fail("it must not run");
    }

    @Test
    void another() {
      fail("it must not run");
    }
  }

  static class Required {
    @RegisterExtension
    static final ControlPlaneExtension EXTENSION = new ControlPlaneExtension(() -> LACK, true);

    @Test
    void one() {
      fail("it must not run");
    }
  }
}
