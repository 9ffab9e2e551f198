package dev.portolan.breakages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A copy of the production sources with one patch applied, and its classes. */
final class BrokenTree {

  private static final Path SOURCES = Path.of("src", "main");

  private final Path folder;

  private BrokenTree(Path folder) {
    this.folder = folder;
  }

  /**
   * Copies, patches and compiles.
   *
   * @throws IllegalStateException when the patch does not apply, or the result does not compile: it
   *     must follow the code that it breaks
   */
  static BrokenTree of(Breakage breakage, Path folder) {
    BrokenTree tree = new BrokenTree(folder.toAbsolutePath());
    try {
      delete(tree.folder);
      copy(SOURCES, tree.folder.resolve(SOURCES));
      tree.apply(breakage);
      tree.compile();
      copy(SOURCES.resolve("resources"), tree.classes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return tree;
  }

  Path classes() {
    return folder.resolve("classes");
  }

  // Not in this repository: git would leave out what it ignores, and succeed.
  private void apply(Breakage breakage) throws IOException {
    ProcessBuilder git =
        new ProcessBuilder(
            "git", "apply", "--verbose", breakage.patch().toAbsolutePath().toString());
    git.directory(folder.toFile()).redirectErrorStream(true);
    git.environment()
        .put("GIT_CEILING_DIRECTORIES", folder.resolveSibling("").toAbsolutePath().toString());
    git.environment().remove("GIT_DIR");
    Process process = git.start();
    String said =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    if (await(process) != 0) {
      throw new IllegalStateException(breakage.name() + " does not apply any more: " + said);
    }
  }

  static int await(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void compile() throws IOException {
    Files.createDirectories(classes());
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-nowarn",
                "-proc:none",
                "-parameters",
                "-d",
                classes().toString(),
                "-cp",
                System.getProperty("java.class.path")));
    try (Stream<Path> files = Files.walk(folder.resolve(SOURCES).resolve("java"))) {
      files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
    }
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    if (status != 0) {
      throw new IllegalStateException("what the patch makes does not compile");
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(
              Path done, @org.jspecify.annotations.Nullable IOException failure)
              throws IOException {
            Files.delete(done);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
