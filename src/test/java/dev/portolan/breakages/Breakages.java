package dev.portolan.breakages;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Applies each breakage of {@code src/test/breakages} alone to a copy of the sources and runs the
 * test that it names, which must turn red; without any of them, all these tests must be green.
 *
 * <p>Arguments are parts of names; without one, all breakages are tried. Exit 1 when one of them
 * was not noticed, or does not fit the code any more.
 */
final class Breakages {

  private static final Path FOLDER = Path.of("src", "test", "breakages");
  private static final Path WORK = Path.of("target", "breakages");
  private static final Path CLASSES = Path.of("target", "classes").toAbsolutePath();

  private final List<String> complaints = new ArrayList<>();

  private Breakages() {}

  public static void main(String[] parts) throws IOException {
    Files.createDirectories(WORK);
    List<Breakage> wanted =
        Breakage.in(FOLDER).stream()
            .filter(b -> parts.length == 0 || Arrays.stream(parts).anyMatch(b.name()::contains))
            .toList();
    Breakages all = new Breakages();
    all.demandGreen(wanted);
    wanted.forEach(all::demandRed);
    all.complaints.forEach(System.err::println);
    System.out.printf(
        "%d breakages, %d not as they should be%n", wanted.size(), all.complaints.size());
    System.exit(wanted.isEmpty() || !all.complaints.isEmpty() ? 1 : 0);
  }

  private void demandGreen(List<Breakage> wanted) {
    String[] tests = wanted.stream().map(Breakage::red).distinct().toArray(String[]::new);
    if (run(CLASSES, "unbroken", tests) != NamedTests.GREEN) {
      complaints.add("not all named tests are green without a breakage: " + log("unbroken"));
    }
  }

  private void demandRed(Breakage breakage) {
    try {
      Path classes = BrokenTree.of(breakage, WORK.resolve("tree")).classes();
      boolean noticed = run(classes, breakage.name(), breakage.red()) == NamedTests.RED;
      System.out.printf(
          "%-7s %s: %s (%s)%n",
          noticed ? "red" : "MISSED", breakage.name(), breakage.breaks(), breakage.red());
      if (!noticed) {
        complaints.add(breakage.name() + " was not noticed: " + log(breakage.name()));
      }
    } catch (IllegalStateException e) {
      complaints.add(breakage.name() + ": " + e.getMessage());
    }
  }

  /** Runs tests against these production classes. */
  private static int run(Path classes, String name, String... tests) {
    String classpath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(
                entry ->
                    Path.of(entry).toAbsolutePath().equals(CLASSES) ? classes.toString() : entry)
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command =
        Stream.concat(
                Stream.of(
                    ProcessHandle.current().info().command().orElse("java"),
                    "-Xmx1g",
                    "--enable-native-access=ALL-UNNAMED",
                    "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                    "-cp",
                    classpath,
                    NamedTests.class.getName()),
                Arrays.stream(tests))
            .toList();
    try {
      return BrokenTree.await(
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(Objects.requireNonNull(log(name)).toFile())
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path log(String name) {
    return WORK.resolve(name + ".log");
  }
}
