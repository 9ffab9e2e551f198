package dev.portolan.breakages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One way to break the code: a patch that begins with two lines for people.
 *
 * <pre>
 *  Breaks: what a user would lose
 *  Red: dev.portolan.ledger.PrecedenceTest#the_older_one_wins
 * </pre>
 *
 * @param red the test that must turn red: a class, or one of its methods
 */
record Breakage(Path patch, String breaks, String red) {

  /** All breakages of a folder, by name. */
  static List<Breakage> in(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".patch"))
          .sorted()
          .map(Breakage::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Breakage read(Path patch) {
    try {
      List<String> lines = Files.readAllLines(patch);
      return new Breakage(patch, said("Breaks: ", lines, patch), said("Red: ", lines, patch));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String said(String begin, List<String> lines, Path patch) {
    return lines.stream()
        .filter(line -> line.startsWith(begin))
        .map(line -> line.substring(begin.length()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(patch + " has no line " + begin));
  }

  String name() {
    return patch.getFileName().toString().replaceFirst("\\.patch$", "");
  }
}
