package dev.portolan.cli;

import dev.portolan.document.PortMapImport;
import dev.portolan.document.ReadingShape;
import dev.portolan.document.fact.Facts.Unread;
import dev.portolan.document.fact.Finding;
import dev.portolan.document.fact.Finding.Severity;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads hand-written port maps, and tells what is wrong in them. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Read Markdown port maps and print what they say.",
      "Findings, and what was not understood, go to the standard error with file, line and column."
    })
final class Import implements Callable<Integer> {

  /** What is printed. */
  enum Output {
    json,
    text
  }

  @Parameters(paramLabel = "FILE.md", arity = "1..*", description = "Port maps in Markdown.")
  private List<Path> files = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description = "json: what was read, row by row (default); text: the findings alone.")
  private Output output = Output.json;

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      description = "Exit with 1 from this severity on: error (default), warning or info.")
  private Severity failOn = Severity.error;

  @Spec private CommandSpec spec;

  /** Made by picocli. */
  @SuppressWarnings("NullAway") // picocli sets the field before it runs anything
  Import() {}

  @Override
  public Integer call() throws IOException {
    List<PortMapImport> imports = new ArrayList<>();
    for (Path file : files) {
      imports.add(PortMapImport.of(name(file), DocumentFile.read(file)));
    }
    PrintWriter out = spec.commandLine().getOut();
    switch (output) {
      case json ->
          out.print(
              Json.of(
                  imports.size() == 1
                      ? ReadingShape.of(imports.getFirst())
                      : imports.stream().map(ReadingShape::of).toList()));
      case text -> {}
    }
    out.flush();
    for (int i = 0; i < files.size(); i++) {
      tell(files.get(i), imports.get(i), output == Output.text ? out : spec.commandLine().getErr());
    }
    return imports.stream().flatMap(read -> read.findings().stream()).anyMatch(this::fails)
        ? Portolan.REFUSED
        : Portolan.CLEAN;
  }

  private boolean fails(Finding finding) {
    return finding.severity().compareTo(failOn) <= 0;
  }

  private static String name(Path file) {
    Path name = file.getFileName();
    return Printed.clean(name == null ? file.toString() : name.toString());
  }

  private static void tell(Path file, PortMapImport read, PrintWriter to) {
    for (Finding finding : read.findings()) {
      int line = finding.lines().isEmpty() ? 1 : finding.lines().getFirst();
      to.println(
          Printed.clean(
              "%s:%d:%d: %s: %s [%s]"
                  .formatted(
                      file,
                      line,
                      read.reading().column(line),
                      finding.severity(),
                      finding.message(),
                      finding.rule())));
    }
    for (Unread unread : read.reading().unread()) {
      to.println(
          Printed.clean(
              "%s:%d:%d: not read: %s: %s"
                  .formatted(
                      file, unread.line(), unread.column(), unread.why(), cut(unread.text()))));
    }
    to.flush();
  }

  private static String cut(String text) {
    return text.length() <= 80 ? text : text.substring(0, 79) + "…";
  }
}
