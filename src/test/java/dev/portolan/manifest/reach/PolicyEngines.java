package dev.portolan.manifest.reach;

import dev.portolan.controlplane.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;

/**
 * Two judges of NetworkPolicies that others wrote: netpol-analyzer and the matcher of Cyclonus.
 * {@code deploy/local/control-plane engines} builds them once a machine.
 */
final class PolicyEngines {

  private static final String SCRIPT = "deploy/local/control-plane";

  private final Path folder;

  private PolicyEngines(Path folder) {
    this.folder = folder;
  }

  /** Those of this machine, built first if need be; where that cannot be, the test is skipped. */
  static PolicyEngines built() {
    return Script.built("engines").map(PolicyEngines::new).orElseGet(PolicyEngines::skip);
  }

  /** Those of this machine, if they are there already; otherwise the test is skipped. */
  static PolicyEngines present() {
    Path cache =
        Path.of(
            Objects.requireNonNullElseGet(
                System.getenv("XDG_CACHE_HOME"), () -> System.getProperty("user.home") + "/.cache"),
            "portolan",
            "policy-engines");
    try (var versions =
        Files.isDirectory(cache) ? Files.list(cache) : java.util.stream.Stream.<Path>empty()) {
      return versions
          .filter(version -> Files.isExecutable(version.resolve("netpol-analyzer")))
          .filter(version -> Files.isExecutable(version.resolve("cyclonus-oracle")))
          .findFirst()
          .map(PolicyEngines::new)
          .orElseGet(PolicyEngines::skip);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @SuppressWarnings("SystemOut") // a skip must be seen by who runs the tests
  private static PolicyEngines skip() {
    System.err.println("SKIPPED: this test needs the policy engines; run " + SCRIPT + " engines");
    return Assumptions.<PolicyEngines>abort("no policy engines; run " + SCRIPT + " engines");
  }

  Path netpolAnalyzer() {
    return folder.resolve("netpol-analyzer");
  }

  Path cyclonus() {
    return folder.resolve("cyclonus-oracle");
  }
}
