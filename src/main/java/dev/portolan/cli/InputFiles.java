package dev.portolan.cli;

import dev.portolan.reading.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Function;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

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

  private static final int HANDFUL = 16;

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

  /** A few files at a time are taken by whoever is idle, so that nobody waits long for the last. */
  private static <T> List<Attempt<T>> attempts(
      List<Entry> files, boolean named, Progress progress, Function<Source, T> use) {
    List<ForkJoinTask<List<Attempt<T>>>> handfuls =
        files.stream()
            .gather(Gatherers.windowFixed(HANDFUL))
            .map(some -> ForkJoinTask.adapt(() -> oneByOne(some, named, progress, use)))
            .toList();
    return ForkJoinTask.invokeAll(handfuls).stream()
        .flatMap(handful -> handful.join().stream())
        .toList();
  }

  private static <T> List<Attempt<T>> oneByOne(
      List<Entry> files, boolean named, Progress progress, Function<Source, T> use) {
    List<Attempt<T>> made = new ArrayList<>();
    for (Entry file : files) {
      made.add(Attempt.at(file, named, use));
      progress.read();
    }
    return made;
  }

  private static List<Entry> files(Path path) throws IOException {
    if (path.toString().isEmpty()) {
      throw new IOException("an empty name is no file or folder: write . for this folder");
    }
    if (!Files.exists(path)) {
      throw TextFile.unreadable(path, "there is no such file or folder");
    }
    return Files.isDirectory(path)
        ? below(path)
        : List.of(new Entry(path, TextFile.attributes(path)));
  }

  private static List<Entry> below(Path top) throws IOException {
    List<Entry> files = new ArrayList<>();
    Deque<Path> folders = new ArrayDeque<>(List.of(top));
    while (!folders.isEmpty()) {
      for (Entry entry : entries(folders.remove())) {
        if (entry.isFolder() && !entry.isHidden()) {
          folders.add(entry.path());
        } else if (entry.isDocument()) {
          files.add(entry.normalized());
        }
      }
    }
    return files.parallelStream().sorted(Comparator.comparing(Entry::path)).toList();
  }

  /** The attributes of many are asked for at once. */
  private static List<Entry> entries(Path folder) throws IOException {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.toList().parallelStream().map(Entry::of).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** What was named, or stands in a folder: there itself, and not what a link leads to. */
  private record Entry(Path path, BasicFileAttributes attributes) {

    static Entry of(Path path) {
      try {
        return new Entry(
            path, Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    Entry normalized() {
      return new Entry(path.normalize(), attributes);
    }

    boolean isFolder() {
      return attributes.isDirectory();
    }

    boolean isHidden() {
      return name().startsWith(".");
    }

    boolean isDocument() {
      String name = name();
      return attributes.isRegularFile()
          && (name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json"));
    }

    private String name() {
      return path.getFileName().toString();
    }
  }

  /** What was made of a file, or why it could not be read: of several, the first one's is told. */
  private record Attempt<T>(Optional<T> result, Optional<IOException> failure) {

    static <T> Attempt<T> at(Entry file, boolean named, Function<Source, T> use) {
      try {
        String text = TextFile.read(file.path(), file.attributes(), LARGEST, ADVICE);
        Source source = new Source(Printed.clean(file.path().toString()), text, named);
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
