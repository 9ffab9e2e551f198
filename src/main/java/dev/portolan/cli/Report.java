package dev.portolan.cli;

import dev.portolan.ledger.ClaimId;
import dev.portolan.plan.Prospect;
import dev.portolan.plan.Snapshot;
import dev.portolan.report.CsvReport;
import dev.portolan.report.HtmlReport;
import dev.portolan.report.Known;
import dev.portolan.report.MarkdownReport;
import dev.portolan.report.PortMap;
import dev.portolan.report.PortMapShape;
import dev.portolan.report.TextReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the port map of files, or of a cluster. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Print the port map: who has which port, what is refused and why.",
      "html is one page that needs nothing else: it can be mailed, served or printed. csv is safe"
          + " to open in a spreadsheet, json has a documented shape (docs/report.md)."
    },
    exitCodeList = {"0:every port gets what it asks for", "1:some port does not", Portolan.MISUSE},
    footerHeading = "%nExamples:%n",
    footer = {
      "  portolan report deploy/",
      "  portolan report --cluster --output html > ports.html",
      "  portolan report --output md deploy/ > PORTS.md"
    })
final class Report implements Callable<Integer> {

  /** How it is printed. */
  enum Output {
    text,
    md,
    json,
    csv,
    html
  }

  @Parameters(paramLabel = "PATH", description = "Files, folders, or - for the standard input.")
  private List<Path> paths = List.of();

  @Mixin private Origin origin = new Origin();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Output output = Output.text;

  @Spec private CommandSpec spec;

  /** Made by picocli. */
  @SuppressWarnings("NullAway") // picocli sets the field before it runs anything
  Report() {}

  @Override
  public Integer call() throws IOException {
    Snapshot snapshot = origin.snapshot(paths, spec.commandLine());
    Instant now = Instant.now();
    PortMap map = map(snapshot, now);
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        switch (output) {
          case text -> TextReport.render(map, Ink.ofOut(spec.commandLine()));
          case md -> MarkdownReport.render(map);
          case json -> Json.of(PortMapShape.of(map));
          case csv -> CsvReport.render(map);
          case html -> HtmlReport.render(map, Page.dress(), source(now));
        });
    out.flush();
    return map.troubled() ? Portolan.REFUSED : Portolan.CLEAN;
  }

  /** The port map of what was read. */
  static PortMap map(Snapshot snapshot, Instant now) {
    Prospect prospect = snapshot.prospect(now);
    Map<ClaimId, String> contests = new HashMap<>();
    prospect.contests().byClaim().forEach((id, contest) -> contests.put(id, contest.sentence()));
    return PortMap.of(
        prospect.world(),
        prospect.settlement(),
        new Known(Reaches.of(prospect, snapshot.services()), contests));
  }

  // Files are the same tomorrow, and so is the page that is made of them.
  private String source(Instant now) {
    return paths.isEmpty()
        ? "The cluster at " + now.truncatedTo(ChronoUnit.SECONDS)
        : paths.stream().map(Path::toString).collect(Collectors.joining(", "));
  }
}
