package dev.portolan.cli;

import dev.portolan.plan.Snapshot;
import dev.portolan.reading.Documents;
import dev.portolan.reading.Problem;
import dev.portolan.reading.Reader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** What the files and folders declare that a verb was given. */
final class Inputs {

  private Inputs() {}

  /**
   * Everything in them.
   *
   * @throws IOException with the places of what the API server would refuse
   */
  static Documents readSound(List<Path> paths, CommandLine command) throws IOException {
    return sound(Reader.ofDeclarations(Schemas.all()), paths, command);
  }

  /**
   * What a file wrote down of a cluster.
   *
   * @throws IOException with the places of what the API server would never have had
   */
  static Snapshot snapshot(Path file, CommandLine command) throws IOException {
    Documents documents = sound(Reader.ofSnapshots(Schemas.all()), List.of(file), command);
    return new Snapshot(documents.survey(), documents.services(), false);
  }

  private static Documents sound(Reader reader, List<Path> paths, CommandLine command)
      throws IOException {
    Documents documents;
    try (Progress progress = Progress.of(command)) {
      documents = reader.read(InputFiles.read(paths, System.in, progress));
    }
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
