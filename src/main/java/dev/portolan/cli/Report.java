package dev.portolan.cli;

import dev.portolan.ledger.Settlement;
import dev.portolan.ledger.World;
import dev.portolan.plan.Prospect;
import dev.portolan.report.PortMap;
import dev.portolan.report.TextReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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

  @Mixin private Origin origin = new Origin();

  @Spec private CommandSpec spec;

  /** Made by picocli. */
  @SuppressWarnings("NullAway") // picocli sets the field before it runs anything
  Report() {}

  @Override
  public Integer call() throws IOException {
    Prospect prospect = origin.snapshot(paths, spec.commandLine()).prospect(Instant.now());
    World world = prospect.world();
    Settlement settlement = prospect.settlement();
    spec.commandLine().getOut().print(TextReport.render(PortMap.of(world, settlement)));
    spec.commandLine().getOut().flush();
    return settlement.verdicts().values().stream()
            .anyMatch(verdict -> verdict.refused().isPresent())
        ? Portolan.REFUSED
        : Portolan.CLEAN;
  }
}
