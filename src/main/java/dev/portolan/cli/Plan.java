package dev.portolan.cli;

import dev.portolan.plan.PlanMarkdown;
import dev.portolan.plan.PlanShape;
import dev.portolan.plan.PlanText;
import dev.portolan.plan.Snapshot;
import dev.portolan.reading.Manifests;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what would change if files were applied. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = {
      "Show what would change if files and folders were applied: ports granted, refused and given"
          + " up, Services and NetworkPolicies that come, change and go, and ports that would be"
          + " cut off.",
      "Without --against nothing is there yet, and two allocations that want one port are"
          + " contested."
    },
    exitCodeList = {
      "0:every port would get what it asks for",
      "1:some port would not",
      Portolan.MISUSE
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  portolan plan deploy/",
      "  portolan plan --against cluster deploy/",
      "  kubectl get pa,pp,pl,svc,ns -A -o yaml > now.yaml",
      "  portolan plan --against now.yaml deploy/"
    })
final class Plan implements Callable<Integer> {

  private static final String CLUSTER = "cluster";

  /** How it is printed. */
  enum Output {
    text,
    json,
    md
  }

  /** What a shell completes; it completes files by itself. */
  static final class Against extends ArrayList<String> {

    /** Made by picocli. */
    Against() {
      super(List.of(CLUSTER));
    }
  }

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = "Files, folders, or - for the standard input.")
  private List<Path> paths = List.of();

  @Option(
      names = "--against",
      paramLabel = "cluster|FILE",
      completionCandidates = Against.class,
      description =
          "What is there: the cluster of the current kubeconfig context (read only), or a file that"
              + " lists its resources. Declarations that were never created, such as a branch of a"
              + " repository has them, count as applied before all others.")
  private Optional<String> against = Optional.empty();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description =
          "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}); md is for a pull request.")
  private Output output = Output.text;

  @Mixin private Access access = new Access();

  @Mixin private Environments environments = new Environments();

  @Spec private CommandSpec spec;

  /** Made by picocli. */
  @SuppressWarnings("NullAway") // picocli sets the field before it runs anything
  Plan() {}

  @Override
  public Integer call() throws IOException {
    Instant now = Instant.now();
    Snapshot before = before(now);
    Snapshot after =
        before.with(environments.onto(Inputs.readSound(paths, spec.commandLine())).survey());
    dev.portolan.plan.Plan plan =
        dev.portolan.plan.Plan.between(before.prospect(now), after.prospect(now));
    PrintWriter out = spec.commandLine().getOut();
    Ink ink = Ink.ofOut(spec.commandLine());
    switch (output) {
      case text ->
          PlanText.render(plan, Manifests::yaml)
              .forEach(line -> out.print(ink.sign(Printed.clean(line)) + "\n"));
      case json -> out.print(Json.of(PlanShape.of(plan, Manifests::yaml)));
      case md ->
          PlanMarkdown.render(plan, Manifests::yaml)
              .forEach(line -> out.print(Printed.clean(line) + "\n"));
    }
    out.flush();
    return plan.refuses() ? Portolan.REFUSED : Portolan.CLEAN;
  }

  private Snapshot before(Instant now) throws IOException {
    CommandLine command = spec.commandLine();
    if (against.filter(CLUSTER::equals).isPresent()) {
      return access.snapshot(command);
    }
    access.refuse(command, "--against cluster");
    return against.isEmpty()
        ? Snapshot.NOTHING
        : Inputs.snapshot(Path.of(against.get()), command).established(now);
  }
}
