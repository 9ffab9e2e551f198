package dev.portolan.cli;

import dev.portolan.plan.Snapshot;
import dev.portolan.reading.Documents;
import dev.portolan.reading.Problem;
import dev.portolan.reading.Reader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** What the files and folders declare that a verb was given. */
final class Inputs {

  private Inputs() {}

  /**
   * Everything in them, and what is wrong with it.
   *
   * @throws IOException with the file's name, when one cannot be read
   */
  static Documents read(List<Path> paths) throws IOException {
    return Reader.ofDeclarations(Schemas.all()).read(InputFiles.read(paths, System.in));
  }

  /**
   * Everything in them.
   *
   * @throws IOException with the places of what the API server would refuse
   */
  static Documents readSound(List<Path> paths) throws IOException {
    return sound(read(paths));
  }

  /**
   * What a file wrote down of a cluster.
   *
   * @throws IOException with the places of what the API server would never have had
   */
  static Snapshot snapshot(Path file) throws IOException {
    Documents documents =
        sound(Reader.ofSnapshots(Schemas.all()).read(InputFiles.read(List.of(file), System.in)));
    return new Snapshot(documents.survey(), documents.services(), false);
  }

  private static Documents sound(Documents documents) throws IOException {
    if (!documents.problems().isEmpty()) {
      throw new IOException(
          documents.problems().stream()
              .map(Inputs::line)
              .collect(Collectors.joining("\nportolan: ")));
    }
    return documents;
  }

  private static String line(Problem problem) {
    return Printed.clean(problem.location() + ": " + problem.message());
  }
}
