package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verbs that read files only start neither Quarkus nor the client of a cluster. */
class OfflineVerbsTest {

  private static final List<String> NOT_WANTED =
      List.of(
          "io.quarkus.",
          "org.jboss.",
          "io.vertx.",
          "io.netty.",
          "io.javaoperatorsdk.",
          "io.fabric8.kubernetes.client.http.",
          "io.fabric8.kubernetes.client.impl.",
          "io.fabric8.kubernetes.client.Config");
  private static final int SECONDS = 120;

  @TempDir private Path folder = Path.of("");

  @Test
  void they_load_nothing_of_them() throws Exception {
    List<String> loaded = loadedInRehearsal();
    assertThat(loaded).contains("dev.portolan.cli.Lint", "dev.portolan.cli.Import");
    assertThat(loaded.stream().filter(OfflineVerbsTest::isNotWanted)).isEmpty();
  }

  private static boolean isNotWanted(String name) {
    return NOT_WANTED.stream().anyMatch(name::startsWith);
  }

  /** As {@code .mvn/prepare-cli} writes it: without the operator's logging. */
  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(jar -> !jar.contains("jboss-logmanager") && !jar.contains("quarkus-bootstrap"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private List<String> loadedInRehearsal() throws IOException, InterruptedException {
    Path log = folder.resolve("classes.txt");
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xlog:class+load:file=" + log + ":none:filecount=0",
                "-Dslf4j.internal.verbosity=ERROR",
                "-cp",
                classPath(),
                Rehearsal.class.getName(),
                "examples")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said.txt").toFile())
            .start();
    try {
      assertThat(child.waitFor(SECONDS, TimeUnit.SECONDS)).as("it ends").isTrue();
    } finally {
      child.destroyForcibly();
    }
    assertThat(child.exitValue()).as(Files.readString(folder.resolve("said.txt"))).isZero();
    return Files.readAllLines(log).stream().map(line -> line.split(" ", 2)[0]).toList();
  }
}
