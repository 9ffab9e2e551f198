package dev.portolan.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A text that somebody else wrote: bounded, and UTF-8 or refused. A byte order mark is no part of
 * it.
 */
final class TextFile {

  private static final String BYTE_ORDER_MARK = "\ufeff";

  /** What Java puts in the place of what is no UTF-8. */
  private static final char REPLACEMENT = '\ufffd';

  private TextFile() {}

  /**
   * Reads a file.
   *
   * @param largest in bytes
   * @param advice what to do with a larger one
   * @throws IOException with the file's name, when it is no file, too large or no UTF-8
   */
  static String read(Path file, int largest, String advice) throws IOException {
    return read(file, attributes(file), largest, advice);
  }

  /** Reads a file whose attributes are known. */
  static String read(Path file, BasicFileAttributes attributes, int largest, String advice)
      throws IOException {
    if (!attributes.isRegularFile()) {
      throw unreadable(file, "this is no file");
    }
    if (attributes.size() > largest) {
      throw tooLarge(file, largest, advice);
    }
    try (InputStream in = Files.newInputStream(file)) {
      return read(file, in, largest, advice);
    }
  }

  /** What a file is, links followed. */
  static BasicFileAttributes attributes(Path file) throws IOException {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class);
    } catch (IOException none) {
      throw unreadable(file, "there is no such file");
    }
  }

  /**
   * Reads a stream to its end.
   *
   * @throws IOException with the name that the stream goes by, when it is too large or no UTF-8
   */
  static String read(Path name, InputStream in, int largest, String advice) throws IOException {
    byte[] bytes = in.readNBytes(largest + 1);
    if (bytes.length > largest) {
      throw tooLarge(name, largest, advice);
    }
    String text = text(name, bytes);
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }

  // Only where a replacement turns up, it has to be found out whether somebody wrote it.
  private static String text(Path name, byte[] bytes) throws IOException {
    String replaced = new String(bytes, StandardCharsets.UTF_8);
    if (replaced.indexOf(REPLACEMENT) < 0) {
      return replaced;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw unreadable(name, "not UTF-8: save it as UTF-8");
    }
  }

  private static IOException tooLarge(Path file, int largest, String advice) {
    return unreadable(file, "larger than %s: %s".formatted(size(largest), advice));
  }

  private static String size(int bytes) {
    return bytes < 1 << 20 ? (bytes >> 10) + " KiB" : (bytes >> 20) + " MiB";
  }

  /** Says why a file cannot be read, in words that a terminal can show. */
  static IOException unreadable(Path file, String why) {
    return new IOException(Printed.clean(file + ": " + why));
  }
}
