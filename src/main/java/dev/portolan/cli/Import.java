package dev.portolan.cli;

import dev.portolan.document.PortMapImport;
import dev.portolan.document.ReadingShape;
import dev.portolan.document.declare.Declarations;
import dev.portolan.document.fact.Facts.Unread;
import dev.portolan.document.fact.Finding;
import dev.portolan.document.fact.Finding.Severity;
import dev.portolan.document.fact.Reading;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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
      "Read Markdown port maps and print them as declarations, to be reviewed and applied.",
      "Findings, and what was not understood, go to the standard error with file, line and column."
    },
    exitCodeList = {
      "0:no finding is as bad as --fail-on says",
      "1:some finding is",
      Portolan.MISUSE
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  portolan import docs/PORTS.md > ports.yaml",
      "  portolan import --output text --fail-on warning docs/PORTS.md",
      "  portolan import PORTS.md | portolan lint -"
    })
final class Import implements Callable<Integer> {

  /** What is printed. */
  enum Output {
    yaml,
    json,
    text
  }

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Port maps in Markdown, or - for the standard input.")
  private List<Path> files = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description =
          "yaml: declarations to apply (default); json: what was read, row by row; text: the"
              + " findings alone.")
  private Output output = Output.yaml;

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAME",
      converter = NamespaceName.class,
      description =
          "Where a document declares that names no namespace (default: a name from its title).")
  private Optional<String> namespace = Optional.empty();

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
    List<PortMapImport> imports = read();
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter talk = output == Output.text ? out : spec.commandLine().getErr();
    for (int i = 0; i < files.size(); i++) {
      tell(files.get(i), imports.get(i), talk);
    }
    switch (output) {
      case yaml -> declare(imports, out, talk);
      case json -> out.print(Json.of(shape(imports)));
      case text -> {}
    }
    out.flush();
    return imports.stream().flatMap(read -> read.findings().stream()).anyMatch(this::fails)
        ? Portolan.REFUSED
        : Portolan.CLEAN;
  }

  private List<PortMapImport> read() throws IOException {
    List<PortMapImport> imports = new ArrayList<>();
    try (Progress progress = Progress.ofDocuments(spec.commandLine())) {
      for (Path file : files) {
        imports.add(PortMapImport.of(name(file), PortMapFile.written(file)));
        progress.read();
      }
    }
    return imports;
  }

  private static Object shape(List<PortMapImport> imports) {
    return imports.size() == 1
        ? ReadingShape.of(imports.getFirst())
        : imports.stream().map(ReadingShape::of).toList();
  }

  private void declare(List<PortMapImport> imports, PrintWriter out, PrintWriter talk) {
    for (int i = 0; i < imports.size(); i++) {
      Declarations declared = Declarations.of(imports.get(i).reading(), namespace);
      out.print(DeclarationText.of(declared));
      for (Unread note : declared.notes()) {
        talk.println(unread("not declared", files.get(i), note));
      }
    }
    talk.flush();
  }

  private boolean fails(Finding finding) {
    return finding.severity().compareTo(failOn) <= 0;
  }

  private static String name(Path file) {
    Path name = file.getFileName();
    return Printed.clean(name == null ? file.toString() : name.toString());
  }

  private void tell(Path file, PortMapImport read, PrintWriter to) {
    Ink ink = output == Output.text ? Ink.ofOut(spec.commandLine()) : Ink.ofErr(spec.commandLine());
    for (Finding finding : read.findings()) {
      int line = finding.lines().isEmpty() ? 1 : finding.lines().getFirst();
      to.println(
          Printed.clean("%s:%d:%d: ".formatted(file, line, read.reading().column(line)))
              + ink.apply(finding.severity().name())
              + Printed.clean(": %s [%s]".formatted(finding.message(), finding.rule())));
    }
    for (Unread unread : read.reading().unread()) {
      to.println(unread("not read", file, unread));
    }
    if (saysNothing(read.reading())) {
      to.println(Printed.clean(file + ": no port was found: is it a port map in Markdown?"));
    }
    to.flush();
  }

  private static boolean saysNothing(Reading reading) {
    return Stream.of(reading.rows(), reading.reservations(), reading.ranges(), reading.literals())
        .allMatch(List::isEmpty);
  }

  private static String unread(String how, Path file, Unread what) {
    return Printed.clean(
        "%s:%d:%d: %s: %s: %s"
            .formatted(file, what.line(), what.column(), how, what.why(), cut(what.text())));
  }

  private static String cut(String text) {
    return text.length() <= 80 ? text : text.substring(0, 79) + "…";
  }
}
