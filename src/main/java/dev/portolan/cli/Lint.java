package dev.portolan.cli;

import dev.portolan.lint.Remark;
import dev.portolan.lint.RemarkAnnotations;
import dev.portolan.lint.RemarkSarif;
import dev.portolan.lint.RemarkShape;
import dev.portolan.lint.RemarkText;
import dev.portolan.lint.Remarks;
import dev.portolan.lint.Severity;
import dev.portolan.reading.Content;
import dev.portolan.reading.Documents;
import dev.portolan.reading.Problem;
import dev.portolan.reading.Reader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what is wrong with declarations before anything is applied. */
@Command(
    name = "lint",
    mixinStandardHelpOptions = true,
    description = {
      "Check files and folders as the API server and the operator would.",
      "PortAllocation, PortPolicy and Namespace documents are read, others are passed over. Two"
          + " allocations that want one port, and were never created, are contested.",
      "A file that cannot be parsed is an error where it is named, and a warning in a folder; a"
          + " template there is left out.",
      "Kustomize overlays are not applied: give what `kubectl kustomize` prints (PATH -)."
    },
    exitCodeList = {
      "0:no finding is as bad as --fail-on says",
      "1:some finding is",
      Portolan.MISUSE
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  portolan lint deploy/",
      "  kubectl kustomize overlays/prod | portolan lint -",
      "  portolan lint --environment shop=production --fail-on warning deploy/"
    })
final class Lint implements Callable<Integer> {

  /** How findings are printed. */
  enum Output {
    text,
    json,
    sarif,
    github
  }

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = "Files, folders, or - for the standard input.")
  private List<Path> paths = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description =
          "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}); sarif is SARIF 2.1.0,"
              + " github the annotations of its workflows.")
  private Output output = Output.text;

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      description = "Exit with 1 from this severity on: error (default), warning or info.")
  private Severity failOn = Severity.error;

  @Mixin private Environments environments = new Environments();

  @Spec private CommandSpec spec;

  /** Made by picocli. */
  @SuppressWarnings("NullAway") // picocli sets the field before it runs anything
  Lint() {}

  @Override
  public Integer call() throws IOException {
    List<Content> texts;
    Documents documents;
    List<Remark> remarks;
    Reader reader = Inputs.reader(paths);
    try (Progress progress = Progress.of(spec.commandLine())) {
      texts = InputFiles.read(paths, System.in, progress, reader::read);
      documents = environments.onto(reader.together(texts));
      remarks = Remarks.of(documents, Instant.now());
    }
    Inputs.tellIfNothingIsDeclared(documents, texts.size(), spec.commandLine());
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        switch (output) {
          case text ->
              RemarkText.render(
                  remarks, texts.size(), Printed::clean, Ink.ofOut(spec.commandLine()));
          case json -> Json.of(RemarkShape.of(remarks));
          case sarif -> Json.of(RemarkSarif.of(remarks, FileUri::of));
          case github -> RemarkAnnotations.render(remarks, Printed::clean);
        });
    out.flush();
    return status(remarks);
  }

  private int status(List<Remark> remarks) {
    if (remarks.stream().anyMatch(remark -> remark.isOf(Problem.Rule.Unreadable))) {
      return Portolan.UNREADABLE;
    }
    return remarks.stream().anyMatch(remark -> remark.severity().compareTo(failOn) <= 0)
        ? Portolan.REFUSED
        : Portolan.CLEAN;
  }
}
