package dev.portolan.cli;

import dev.portolan.plan.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** By which kubeconfig, and which context of it, a cluster is read; as kubectl is told it. */
final class Access {

  @Option(
      names = "--context",
      paramLabel = "NAME",
      description = "Another context of the kubeconfig than the current one.")
  private Optional<String> context = Optional.empty();

  @Option(
      names = "--kubeconfig",
      paramLabel = "FILE",
      description = "Another kubeconfig than $KUBECONFIG or ~/.kube/config.")
  private Optional<Path> kubeconfig = Optional.empty();

  /**
   * What is in the cluster.
   *
   * @throws IOException in one sentence that says what failed and what to do
   */
  Snapshot snapshot(CommandLine command) throws IOException {
    try (Progress progress = Progress.of(command)) {
      return Cluster.snapshot(kubeconfig, context, progress);
    }
  }

  /** That nobody names a cluster who has files read. */
  void refuse(CommandLine command, String instead) {
    if (context.isPresent() || kubeconfig.isPresent()) {
      throw new CommandLine.ParameterException(
          command, "--context and --kubeconfig belong to " + instead + ".");
    }
  }
}
