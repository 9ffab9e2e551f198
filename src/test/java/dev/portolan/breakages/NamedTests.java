package dev.portolan.breakages;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * Runs tests, each {@code Class} or {@code Class#method}, in a JVM of its own. Exit 0: all green;
 * 10: one is red; 11: none ran, or one was skipped.
 */
final class NamedTests {

  static final int GREEN = 0;
  static final int RED = 10;
  static final int DID_NOT_RUN = 11;

  private NamedTests() {}

  public static void main(String[] names) {
    List<DiscoverySelector> selectors = Arrays.stream(names).map(NamedTests::selector).toList();
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    Launcher launcher = LauncherFactory.create();
    launcher.execute(
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectors)
            .configurationParameter("jqwik.database", "target/breakages/jqwik-database")
            .build(),
        listener);
    TestExecutionSummary summary = listener.getSummary();
    summary.printFailuresTo(new PrintWriter(System.out, true, StandardCharsets.UTF_8), 8);
    System.exit(status(summary));
  }

  private static DiscoverySelector selector(String name) {
    return name.contains("#")
        ? DiscoverySelectors.selectMethod(name)
        : DiscoverySelectors.selectClass(name);
  }

  private static int status(TestExecutionSummary summary) {
    if (summary.getTotalFailureCount() > 0) {
      return RED;
    }
    boolean allRan =
        summary.getTestsSucceededCount() > 0
            && summary.getTestsSkippedCount() == 0
            && summary.getContainersSkippedCount() == 0;
    return allRan ? GREEN : DID_NOT_RUN;
  }
}
