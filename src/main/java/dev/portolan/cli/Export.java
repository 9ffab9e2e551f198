package dev.portolan.cli;

import dev.portolan.intake.Survey;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the port map of declarations as Markdown, or says whether a committed one still holds. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Print a port map in Markdown, made from declarations.",
      "An import of it gives the same claims; with --check a committed one is compared instead."
    },
    exitCodeList = {
      "0:the map is printed, or FILE of --check is what the declarations say",
      "1:FILE of --check is not",
      Portolan.MISUSE
    },
    footerHeading = "%nExamples:%n",
    footer = {"  portolan export deploy/ > PORTS.md", "  portolan export --check PORTS.md deploy/"})
final class Export implements Callable<Integer> {

  private static final String DRIFTED =
      " is not what the declarations say (- stands only there, + is missing there): write it anew"
          + " with export, without --check";

  @Parameters(paramLabel = "PATH", description = "Files, folders, or - for the standard input.")
  private List<Path> paths = List.of();

  @Mixin private Origin origin = new Origin();

  @Option(
      names = "--check",
      paramLabel = "FILE",
      description =
          "Print nothing but what FILE says otherwise; exit with 1 if there is something.")
  private Optional<Path> check = Optional.empty();

  @Spec private CommandSpec spec;

  /** Made by picocli. */
  @SuppressWarnings("NullAway") // picocli sets the field before it runs anything
  Export() {}

  @Override
  public Integer call() throws IOException {
    Survey survey = origin.snapshot(paths, spec.commandLine()).survey();
    String map = Printed.cleanLines(dev.portolan.document.export.Export.of(survey.declared()));
    PrintWriter out = spec.commandLine().getOut();
    if (check.isEmpty()) {
      out.print(map);
      out.flush();
      return Portolan.CLEAN;
    }
    List<String> drift = Drift.between(PortMapFile.read(check.get()), map);
    drift.forEach(line -> out.println(Printed.clean(line)));
    out.flush();
    if (!drift.isEmpty()) {
      spec.commandLine().getErr().println(Printed.clean("portolan: " + check.get() + DRIFTED));
    }
    return drift.isEmpty() ? Portolan.CLEAN : Portolan.REFUSED;
  }
}
