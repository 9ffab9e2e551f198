package dev.portolan.cli;

import dev.portolan.api.Exposure;
import dev.portolan.api.Protocol;
import dev.portolan.plan.FreePorts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finds numbers that a newcomer would be granted. */
@Command(
    name = "free",
    mixinStandardHelpOptions = true,
    description =
        "Print free ports near a number: each one would be granted to a newcomer now, by every"
            + " rule, lease and reservation that is known; the nearest first.",
    exitCodeList = {"0:there are free numbers", "1:no number is free", Portolan.MISUSE},
    footerHeading = "%nExamples:%n",
    footer = {
      "  portolan free --near 8080 --namespace apps deploy/",
      "  portolan free --cluster --near 30080 --scope Node --count 5"
    })
final class Free implements Callable<Integer> {

  /** Where the number must be free. */
  enum Scope {
    Namespace(Exposure.Internal),
    Node(Exposure.NodePort),
    LoadBalancer(Exposure.LoadBalancer),
    Host(Exposure.Host);

    private final Exposure exposure;

    Scope(Exposure exposure) {
      this.exposure = exposure;
    }
  }

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = "Files, folders, or - for the standard input.")
  private List<Path> paths = List.of();

  @Mixin private Origin origin = new Origin();

  @Option(
      names = "--near",
      required = true,
      paramLabel = "NUMBER",
      description = "The number that would be liked best, 1-65535.")
  private int near;

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAME",
      converter = NamespaceName.class,
      description = "Where it is wanted (default: ${DEFAULT-VALUE}).")
  private String namespace = "default";

  @Option(
      names = "--scope",
      paramLabel = "SCOPE",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Scope scope = Scope.Namespace;

  @Option(
      names = "--protocol",
      paramLabel = "PROTOCOL",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Protocol protocol = Protocol.TCP;

  @Option(
      names = "--category",
      paramLabel = "NAME",
      description = "The category of its service, by which policies keep ranges.")
  private Optional<String> category = Optional.empty();

  @Option(
      names = "--count",
      paramLabel = "NUMBER",
      description = "How many (default: ${DEFAULT-VALUE}).")
  private int count = 3;

  @Spec private CommandSpec spec;

  /** Made by picocli. */
  @SuppressWarnings("NullAway") // picocli sets the field before it runs anything
  Free() {}

  @Override
  public Integer call() throws IOException {
    CommandLine command = spec.commandLine();
    if (near < 1 || near > 65_535 || count < 1) {
      throw new CommandLine.ParameterException(
          command, "--near is a number from 1 to 65535, --count at least 1.");
    }
    FreePorts.Trial trial =
        new FreePorts(namespace, scope.exposure, protocol, category)
            .trial(near, origin.snapshot(paths, command), Instant.now());
    List<Integer> free = trial.nearest(count);
    PrintWriter out = command.getOut();
    if (free.isEmpty()) {
      String why = trial.objection().map(": "::concat).orElse("");
      command.getErr().println(Printed.clean("portolan: no number is free there" + why));
      return Portolan.REFUSED;
    }
    out.print(free.stream().map(String::valueOf).collect(Collectors.joining("\n", "", "\n")));
    out.flush();
    return Portolan.CLEAN;
  }
}
