package dev.portolan.cli;

import dev.portolan.plan.Explanation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells of ports who has them, why, since when, and what to do. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description =
        "Tell of ports and reservations who has them, why, since when, who waits, and what to do.",
    exitCodeList = {
      "0:the ports are explained, whatever became of them",
      "2:misuse, input that cannot be read, or nobody declares such a port"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  portolan explain shop/shop deploy/",
      "  portolan explain --cluster monitoring/grafana/grafana/http"
    })
final class Explain implements Callable<Integer> {

  @Parameters(
      index = "0",
      paramLabel = "NAMESPACE/NAME[/SERVICE[/PORT]]",
      description =
          "An allocation, one of its services, or one port; or NAMESPACE/NAME/RESERVATION.")
  private String target = "";

  @Parameters(
      index = "1..*",
      paramLabel = "PATH",
      arity = "0..*",
      description = "Files, folders, or - for the standard input.")
  private List<Path> paths = List.of();

  @Mixin private Origin origin = new Origin();

  @Spec private CommandSpec spec;

  /** Made by picocli. */
  @SuppressWarnings("NullAway") // picocli sets the field before it runs anything
  Explain() {}

  @Override
  public Integer call() throws IOException {
    CommandLine command = spec.commandLine();
    if (!target.contains("/")) {
      throw new CommandLine.ParameterException(
          command, "'" + target + "' is no NAMESPACE/NAME[/SERVICE[/PORT]].");
    }
    List<String> lines =
        Explanation.of(origin.snapshot(paths, command).prospect(Instant.now()), this::concerns);
    if (lines.isEmpty()) {
      throw new IOException(Printed.clean("nobody declares " + target));
    }
    PrintWriter out = command.getOut();
    Ink ink = Ink.ofOut(command);
    lines.forEach(line -> out.print(ink.state(Printed.clean(line)) + "\n"));
    out.flush();
    return Portolan.CLEAN;
  }

  private boolean concerns(String id) {
    return (id + "/").startsWith(target.replaceAll("/+$", "") + "/");
  }
}
