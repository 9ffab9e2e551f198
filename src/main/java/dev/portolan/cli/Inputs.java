package dev.portolan.cli;

import dev.portolan.plan.Snapshot;
import dev.portolan.reading.Content;
import dev.portolan.reading.Documents;
import dev.portolan.reading.Problem;
import dev.portolan.reading.Reader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
    return sound(reader(paths), paths, command);
  }

  /** A reader of declarations that knows of the overlays among them. */
  static Reader reader(List<Path> paths) {
    return Reader.ofDeclarations(Schemas.all(), new Overlays(paths));
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
    List<Content> texts;
    try (Progress progress = Progress.of(command)) {
      texts = InputFiles.read(paths, System.in, progress, reader::read);
    }
    Documents documents = reader.together(texts);
    tellIfNothingIsDeclared(documents, texts.size(), command);
    List<Problem> certain =
        documents.problems().stream().filter(problem -> problem.rule().certain()).toList();
    if (!certain.isEmpty()) {
      throw new IOException(
          certain.stream().map(Inputs::line).collect(Collectors.joining("\nportolan: ")));
    }
    tellWhatIsNotKnown(documents.problems(), command);
    return documents;
  }

  /** Templates are told together: a chart has many. */
  private static void tellWhatIsNotKnown(List<Problem> problems, CommandLine command) {
    List<String> templates = new ArrayList<>();
    for (Problem problem : problems) {
      if (problem.rule() == Problem.Rule.TemplateLeftOut) {
        templates.add(problem.location().file());
      } else {
        command.getErr().println("portolan: " + line(problem));
      }
    }
    if (!templates.isEmpty()) {
      command
          .getErr()
          .println(
              Printed.clean(
                  "portolan: %d template%s left out, such as %s: give what is rendered"
                      .formatted(
                          templates.size(),
                          templates.size() == 1 ? " is" : "s are",
                          templates.getFirst())));
    }
  }

  /** A mistyped path would look like success, since files that declare nothing are passed over. */
  static void tellIfNothingIsDeclared(Documents documents, int files, CommandLine command) {
    if (documents.allocations().isEmpty()
        && documents.policies().isEmpty()
        && documents.leases().isEmpty()
        && documents.services().isEmpty()
        && documents.problems().stream().noneMatch(problem -> problem.rule().certain())) {
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
