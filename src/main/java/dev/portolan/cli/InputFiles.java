package dev.portolan.cli;

import dev.portolan.reading.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The files that a verb was given, and those of the folders that it was given.
 *
 * <p>Below a folder no link is followed, so that nothing outside of it is read; hidden folders are
 * left out.
 */
final class InputFiles {

  /** More than any file of manifests; one document in it may have far less. */
  private static final int LARGEST = 32 << 20;

  /** Files that are read side by side before the next word about them. */
  private static final int AT_ONCE = 500;

  private static final String ADVICE = "give the parts that declare ports";

  static final String STANDARD_INPUT = "-";

  private InputFiles() {}

  /**
   * Reads files, and folders with all below them, each folder in the order of names; {@code -} is
   * the standard input.
   *
   * @param progress is told of each
   * @throws IOException with the file's name, when one is missing, too large or no UTF-8
   */
  static List<Source> read(List<Path> paths, InputStream in, Progress progress) throws IOException {
    List<Source> sources = new ArrayList<>();
    for (Path path : paths) {
      if (path.toString().equals(STANDARD_INPUT)) {
        sources.add(new Source(STANDARD_INPUT, TextFile.read(path, in, LARGEST, ADVICE)));
      } else {
        boolean named = !Files.isDirectory(path);
        for (List<Path> some : inParts(List.copyOf(files(path)))) {
          for (Attempt attempt :
              some.parallelStream().map(file -> Attempt.at(file, named)).toList()) {
            sources.add(attempt.source());
            progress.read();
          }
        }
      }
    }
    progress.check();
    return sources;
  }

  private static List<List<Path>> inParts(List<Path> files) {
    return IntStream.iterate(0, from -> from < files.size(), from -> from + AT_ONCE)
        .mapToObj(from -> files.subList(from, Math.min(from + AT_ONCE, files.size())))
        .toList();
  }

  private static Set<Path> files(Path path) throws IOException {
    if (path.toString().isEmpty()) {
      throw new IOException("an empty name is no file or folder: write . for this folder");
    }
    if (!Files.exists(path)) {
      throw TextFile.unreadable(path, "there is no such file or folder");
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

  /** A file as it was read, or why it could not be: of several, the first one's reason is told. */
  private record Attempt(Optional<Source> read, Optional<IOException> failure) {

    static Attempt at(Path file, boolean named) {
      try {
        String text = TextFile.read(file, LARGEST, ADVICE);
        return new Attempt(
            Optional.of(new Source(Printed.clean(file.toString()), text, named)), Optional.empty());
      } catch (IOException e) {
        return new Attempt(Optional.empty(), Optional.of(e));
      }
    }

    Source source() throws IOException {
      if (failure.isPresent()) {
        throw failure.get();
      }
      return read.orElseThrow();
    }
  }
}
