package dev.portolan.cli;

import dev.portolan.plan.Snapshot;
import dev.portolan.reading.Documents;
import dev.portolan.reading.Problem;
import dev.portolan.reading.Reader;
import dev.portolan.reading.Source;
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
    List<Source> sources;
    Documents documents;
    try (Progress progress = Progress.of(command)) {
      sources = InputFiles.read(paths, System.in, progress);
      documents = reader.read(sources);
    }
    tellIfNothingIsDeclared(documents, sources.size(), command);
    if (!documents.problems().isEmpty()) {
      throw new IOException(
          documents.problems().stream()
              .map(Inputs::line)
              .collect(Collectors.joining("\nportolan: ")));
    }
    return documents;
  }

  /** A mistyped path would look like success, since files that declare nothing are passed over. */
  static void tellIfNothingIsDeclared(Documents documents, int files, CommandLine command) {
    if (documents.allocations().isEmpty()
        && documents.policies().isEmpty()
        && documents.leases().isEmpty()
        && documents.services().isEmpty()
        && documents.problems().isEmpty()) {
      command
          .getErr()
          .println(
              files == 0
                  ? "portolan: nothing was read: of a folder, files named *.yaml, *.yml and *.json"
                      + " are; is the path right?"
                  : "portolan: no PortAllocation or PortPolicy is among %d file%s: is the path right?"
                      .formatted(files, files == 1 ? "" : "s"));
    }
  }

  private static String line(Problem problem) {
    return Printed.clean(problem.location() + ": " + problem.message());
  }
}
