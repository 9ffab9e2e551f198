package dev.portolan.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A text file that somebody else wrote: bounded, and UTF-8 or refused. */
final class DocumentFile {

  private static final int LARGEST = 1 << 20;
  private static final int MOST_LINES = 3_000;
  private static final int LONGEST_LINE = 4_000;

  private DocumentFile() {}

  /**
   * Reads a file.
   *
   * @throws IOException with the file's name, when it is missing, no file, too large or no UTF-8
   */
  static String read(Path path) throws IOException {
    if (!Files.exists(path)) {
      throw new NoSuchFileException(Printed.clean(path + ": there is no such file"));
    }
    if (!Files.isRegularFile(path)) {
      throw new IOException(Printed.clean(path + ": this is no file"));
    }
    byte[] bytes;
    try (InputStream in = Files.newInputStream(path)) {
      bytes = in.readNBytes(LARGEST + 1);
    }
    if (bytes.length > LARGEST) {
      throw new IOException(Printed.clean(path + ": larger than 1 MiB, so this is no port map"));
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IOException(Printed.clean(path + ": not UTF-8; save it as UTF-8"), e);
    }
  }

  /**
   * Reads a port map as people write them by hand.
   *
   * @throws IOException as above, and when it is longer or wider than anybody writes
   */
  static String portMap(Path path) throws IOException {
    String text = read(path);
    if (text.lines().limit(MOST_LINES + 1L).count() > MOST_LINES) {
      throw new IOException(
          Printed.clean(
              path + ": more than 3,000 lines, so this is no port map; cut it into parts"));
    }
    if (text.lines().anyMatch(line -> line.length() > LONGEST_LINE)) {
      throw new IOException(
          Printed.clean(path + ": a line of more than 4,000 characters, so this is no port map"));
    }
    return text;
  }
}
