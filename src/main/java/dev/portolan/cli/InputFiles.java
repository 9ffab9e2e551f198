package dev.portolan.cli;

import dev.portolan.reading.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The files that a verb was given, and those of the folders that it was given.
 *
 * <p>Below a folder no link is followed, so that nothing outside of it is read; hidden folders are
 * left out.
 */
final class InputFiles {

  /** More than any file of manifests; one document in it may have far less. */
  private static final long LARGEST = 32L << 20;

  private static final String STANDARD_INPUT = "-";

  private InputFiles() {}

  /**
   * Reads files, and folders with all below them, each folder in the order of names; {@code -} is
   * the standard input.
   *
   * @throws IOException with the file's name, when one is missing, too large or no UTF-8
   */
  static List<Source> read(List<Path> paths, InputStream in) throws IOException {
    List<Source> sources = new ArrayList<>();
    for (Path path : paths) {
      if (path.toString().equals(STANDARD_INPUT)) {
        sources.add(new Source(STANDARD_INPUT, text(path, bounded(path, in))));
      } else {
        for (Path file : files(path)) {
          sources.add(read(file));
        }
      }
    }
    return sources;
  }

  private static Set<Path> files(Path path) throws IOException {
    if (!Files.exists(path)) {
      throw unreadable(path, "there is no such file or folder");
    }
    return Files.isDirectory(path) ? below(path) : Set.of(path);
  }

  private static Set<Path> below(Path folder) throws IOException {
    Set<Path> files = new TreeSet<>();
    Files.walkFileTree(
        folder.resolve("."),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) {
            return isHidden(inner) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && isDocument(file)) {
              files.add(file.normalize());
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }

  private static boolean isHidden(Path folder) {
    String name = folder.getFileName().toString();
    return name.startsWith(".") && !name.equals(".");
  }

  private static boolean isDocument(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
  }

  private static Source read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw unreadable(file, "this is no file");
    }
    if (Files.size(file) > LARGEST) {
      throw tooLarge(file);
    }
    try (InputStream in = Files.newInputStream(file)) {
      return new Source(Printed.clean(file.toString()), text(file, bounded(file, in)));
    }
  }

  private static byte[] bounded(Path file, InputStream in) throws IOException {
    byte[] bytes = in.readNBytes((int) LARGEST + 1);
    if (bytes.length > LARGEST) {
      throw tooLarge(file);
    }
    return bytes;
  }

  private static IOException tooLarge(Path file) {
    return unreadable(file, "larger than 32 MiB: give the parts that declare ports");
  }

  private static String text(Path file, byte[] bytes) throws IOException {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw unreadable(file, "not UTF-8: save it as UTF-8");
    }
  }

  private static IOException unreadable(Path file, String why) {
    return new IOException(Printed.clean(file + ": " + why));
  }
}
