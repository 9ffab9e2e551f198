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
import java.util.function.Function;

/**
 * The files that a verb was given, and those of the folders that it was given.
 *
 * <p>Below a folder no link is followed, so that nothing outside of it is read; hidden folders are
 * left out.
 */
final class InputFiles {

  /** More than any file of manifests; one document in it may have far less. */
  private static final int LARGEST = 32 << 20;

  private static final String ADVICE = "give the parts that declare ports";

  static final String STANDARD_INPUT = "-";

  private InputFiles() {}

  /**
   * Reads files, and folders with all below them, each folder in the order of names; {@code -} is
   * the standard input.
   *
   * @param progress is told of each
   * @param use what is made of each text, of many at once
   * @return what was made of them, in their order
   * @throws IOException with the file's name, when one is missing, too large or no UTF-8
   */
  static <T> List<T> read(
      List<Path> paths, InputStream in, Progress progress, Function<Source, T> use)
      throws IOException {
    List<T> made = new ArrayList<>();
    for (Path path : paths) {
      if (path.toString().equals(STANDARD_INPUT)) {
        String text = TextFile.read(path, in, LARGEST, ADVICE);
        made.add(use.apply(new Source(STANDARD_INPUT, text)));
      } else {
        boolean named = !Files.isDirectory(path);
        for (Attempt<T> attempt : attempts(files(path), named, progress, use)) {
          made.add(attempt.made());
        }
      }
    }
    progress.check();
    return made;
  }

  private static <T> List<Attempt<T>> attempts(
      Set<Path> files, boolean named, Progress progress, Function<Source, T> use) {
    return List.copyOf(files).parallelStream()
        .map(
            file -> {
              Attempt<T> attempt = Attempt.at(file, named, use);
              progress.read();
              return attempt;
            })
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

  /** What was made of a file, or why it could not be read: of several, the first one's is told. */
  private record Attempt<T>(Optional<T> result, Optional<IOException> failure) {

    static <T> Attempt<T> at(Path file, boolean named, Function<Source, T> use) {
      try {
        String text = TextFile.read(file, LARGEST, ADVICE);
        Source source = new Source(Printed.clean(file.toString()), text, named);
        return new Attempt<>(Optional.of(use.apply(source)), Optional.empty());
      } catch (IOException e) {
        return new Attempt<>(Optional.empty(), Optional.of(e));
      }
    }

    T made() throws IOException {
      if (failure.isPresent()) {
        throw failure.get();
      }
      return result.orElseThrow();
    }
  }
}
