package dev.portolan.cli;

import dev.portolan.plan.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where a verb looks: the cluster, or files. */
final class Origin {

  @Option(
      names = "--cluster",
      description = "Read the cluster of the current kubeconfig context instead.")
  private boolean cluster;

  @Mixin private Access access = new Access();

  /**
   * What is there.
   *
   * @throws CommandLine.ParameterException when neither or both are given
   */
  Snapshot snapshot(List<Path> paths, CommandLine command) throws IOException {
    if (cluster == !paths.isEmpty()) {
      throw new CommandLine.ParameterException(command, "Give either PATHs or --cluster.");
    }
    if (cluster) {
      return access.snapshot(command);
    }
    access.refuse(command, "--cluster");
    return new Snapshot(Inputs.readSound(paths, command).survey(), List.of(), false);
  }
}
