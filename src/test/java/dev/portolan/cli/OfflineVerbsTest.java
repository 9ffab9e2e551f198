package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
  private static final Duration BOUND = Duration.ofMinutes(2);

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
    int status =
        ChildJvm.run(
            List.of(
                "-Xlog:class+load:file=" + log + ":none:filecount=0",
                "-Dslf4j.internal.verbosity=ERROR"),
            classPath(),
            List.of(Rehearsal.class.getName(), "examples"),
            folder,
            BOUND);
    assertThat(status).as(Files.readString(folder.resolve("err.txt"))).isZero();
    return Files.readAllLines(log).stream().map(line -> line.split(" ", 2)[0]).toList();
  }
}
