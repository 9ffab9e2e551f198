package dev.portolan.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Runs each offline verb once, so that the build can keep what Java has loaded and linked for it.
 */
final class Rehearsal {

  private Rehearsal() {}

  /** Takes the folder of the examples. */
  public static void main(String... args) {
    String examples = args[0];
    for (List<String> verb :
        List.of(
            List.of("lint", examples),
            List.of("lint", "--output", "json", examples),
            List.of("plan", examples),
            List.of("free", "--near", "8080", examples),
            List.of("explain", "deeplens/deeplens", examples),
            List.of("report", examples),
            List.of("export", examples),
            List.of("import", examples + "/deeplens/PORTS.md"),
            List.of("--help"))) {
      PrintStream nowhere =
          new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
      int status = Portolan.run(nowhere, System.err, verb.toArray(String[]::new));
      if (status == Portolan.UNREADABLE) {
        throw new IllegalStateException("cannot be rehearsed: " + verb);
      }
    }
  }
}
