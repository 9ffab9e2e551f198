package dev.portolan.cli;

import java.io.IOException;
import java.nio.file.Path;

/** A port map in Markdown, no larger than people write them. */
final class PortMapFile {

  /** What an export of a large cluster comes to. */
  private static final int LARGEST_EXPORT = 8 << 20;

  private static final int LARGEST = 256 << 10;
  private static final int MOST_LINES = 3_000;
  private static final int LONGEST_LINE = 4_000;
  private static final String ADVICE = "no port map is; cut out the part that is one";

  private PortMapFile() {}

  /**
   * Reads what an export wrote, or somebody after it.
   *
   * @throws IOException with the file's name, when it is no file, too large or no UTF-8
   */
  static String read(Path file) throws IOException {
    return TextFile.read(file, LARGEST_EXPORT, ADVICE);
  }

  /**
   * Reads a port map as people write them by hand; {@code -} is the standard input.
   *
   * @throws IOException as above, and when it is longer or wider than anybody writes
   */
  static String written(Path file) throws IOException {
    String text =
        file.toString().equals(InputFiles.STANDARD_INPUT)
            ? TextFile.read(file, System.in, LARGEST, ADVICE)
            : TextFile.read(file, LARGEST, ADVICE);
    if (text.lines().limit(MOST_LINES + 1L).count() > MOST_LINES) {
      throw TextFile.unreadable(file, "more than %,d lines: %s".formatted(MOST_LINES, ADVICE));
    }
    if (text.lines().anyMatch(line -> line.length() > LONGEST_LINE)) {
      throw TextFile.unreadable(
          file, "a line of more than %,d characters: %s".formatted(LONGEST_LINE, ADVICE));
    }
    return text;
  }
}
