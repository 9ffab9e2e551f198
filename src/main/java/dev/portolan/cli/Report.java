package dev.portolan.cli;

import dev.portolan.ledger.Observed;
import dev.portolan.ledger.Settlement;
import dev.portolan.ledger.World;
import dev.portolan.report.PortMap;
import dev.portolan.report.TextReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the port map of files, or of a cluster. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = "Print the port map: who has which port, what is refused and why.")
final class Report implements Callable<Integer> {

  @Parameters(
      paramLabel = "PATH",
      description = "Files and folders of PortAllocation, PortPolicy and Namespace documents.")
  private List<Path> paths = List.of();

  @Option(
      names = "--cluster",
      description = "Read the cluster of the current kubeconfig context instead.")
  private boolean cluster;

  @Spec private CommandSpec spec;

  /** Made by picocli. */
  @SuppressWarnings("NullAway") // picocli sets the field before it runs anything
  Report() {}

  @Override
  public Integer call() throws IOException {
    if (cluster == !paths.isEmpty()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "Give either PATHs or --cluster.");
    }
    World world =
        cluster
            ? Cluster.world(Instant.now())
            : Inputs.readSound(paths).survey().world(Observed.NOTHING, Instant.now());
    Settlement settlement = Settlement.settle(world);
    spec.commandLine().getOut().print(TextReport.render(PortMap.of(world, settlement)));
    spec.commandLine().getOut().flush();
    return settlement.verdicts().values().stream()
            .anyMatch(verdict -> verdict.refused().isPresent())
        ? Portolan.REFUSED
        : Portolan.CLEAN;
  }
}
