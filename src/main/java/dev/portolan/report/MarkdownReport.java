package dev.portolan.report;

import dev.portolan.report.PortMap.Band;
import dev.portolan.report.PortMap.Count;
import dev.portolan.report.PortMap.Later;
import dev.portolan.report.PortMap.Remark;
import dev.portolan.report.PortMap.Row;
import dev.portolan.report.PortMap.Withheld;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The port map as Markdown, for a wiki or a pull request: what is exposed first, then who did not
 * get what.
 */
public final class MarkdownReport {

  private static final String MARKS = "\\`*_[]<>|&#~";

  private final StringBuilder text = new StringBuilder();

  private MarkdownReport() {}

  /** The whole report. */
  public static String render(PortMap map) {
    MarkdownReport report = new MarkdownReport();
    report.heading("# Port map");
    if (map.empty()) {
      report.text.append("\nNo port is declared.\n");
      return report.text.toString();
    }
    report.exposed(map.exposed());
    report.remarks("Refused", map.refusals());
    report.namespaces(map);
    report.later(map.later());
    report.withheld(map.withheld());
    report.bands(map.bands());
    report.remarks("Worth knowing", map.findings());
    return report.text.toString();
  }

  private void exposed(List<Row> rows) {
    if (!rows.isEmpty()) {
      heading("## Reachable from outside (" + rows.size() + ")");
      table(
          List.of("Port", "Where", "Namespace", "Service", "Who may connect", "Held by"),
          rows,
          row ->
              Stream.of(
                  "**" + row.port() + "**/" + row.protocol(),
                  of(where(row)),
                  of(row.namespace()),
                  of(row.id().path()),
                  of(String.join(", ", row.reach().peers())),
                  of(holder(row))));
    }
  }

  private void namespaces(PortMap map) {
    SortedMap<String, Count> counts = map.counts();
    map.byNamespace()
        .forEach(
            (namespace, categories) -> {
              Count count = Objects.requireNonNull(counts.get(namespace));
              heading(
                  "## %s (%d of %d granted)"
                      .formatted(of(namespace), count.granted(), count.wanted()));
              categories.forEach(this::category);
            });
  }

  private void category(Optional<String> category, List<Row> rows) {
    heading("### " + category.map(MarkdownReport::of).orElse("No category"));
    table(
        List.of(
            "Port",
            "Service",
            "Exposure",
            "State",
            "Address",
            "Who may connect",
            "Held by",
            "Risk",
            "Description"),
        rows,
        row ->
            Stream.of(
                row.port() + "/" + row.protocol(),
                of(row.id().path()),
                row.exposure().name(),
                row.state() + row.served().map(number -> ", serves " + number).orElse(""),
                of(row.reach().address().orElse("")),
                of(String.join(", ", row.reach().peers())),
                of(holder(row)),
                of(String.join(", ", row.rivals())),
                of(row.description().orElse(""))));
  }

  private static String holder(Row row) {
    return row.id().allocation() + row.team().map(team -> " (" + team + ")").orElse("");
  }

  private static String where(Row row) {
    return row.exposure() + ": " + String.join(", ", row.reach().outside());
  }

  private void later(List<Later> later) {
    if (!later.isEmpty()) {
      heading("## Kept for later (" + later.size() + ")");
      table(
          List.of("Port", "Scope", "Namespace", "Reservation", "For", "Until", "State"),
          later,
          kept ->
              Stream.of(
                  kept.port() + "/" + kept.protocol(),
                  kept.scope().name(),
                  of(kept.namespace()),
                  of(kept.name()),
                  of(kept.forService().orElse("")),
                  kept.until().map(String::valueOf).orElse(""),
                  kept.state().name()));
    }
  }

  private void withheld(List<Withheld> withheld) {
    if (!withheld.isEmpty()) {
      heading("## Reserved by policies (" + withheld.size() + ")");
      table(
          List.of("Port", "Scope", "Namespace", "For", "By", "Reason"),
          withheld,
          kept ->
              Stream.of(
                  kept.port() + kept.protocol().map(protocol -> "/" + protocol).orElse(""),
                  kept.scope().name(),
                  of(kept.namespace().orElse("every")),
                  of(kept.whom().orElse("nobody")),
                  of(kept.policy()),
                  of(kept.reason().orElse(""))));
    }
  }

  private void bands(List<Band> bands) {
    if (!bands.isEmpty()) {
      heading("## Ranges (" + bands.size() + ")");
      table(
          List.of("Namespace", "Range", "Numbers", "For", "Taken", "Not taken", "By"),
          bands,
          band ->
              Stream.of(
                  of(band.namespace()),
                  of(band.name()),
                  band.numbers().toString(),
                  of(Spans.purpose(band)),
                  "%d of %d".formatted(band.taken(), band.numbers().width()),
                  Spans.text(band.untaken()),
                  of(band.policy())));
    }
  }

  private void remarks(String title, List<Remark> remarks) {
    if (!remarks.isEmpty()) {
      heading("## %s (%d)".formatted(title, remarks.size()));
      text.append('\n');
      remarks.forEach(
          remark ->
              text.append("- ")
                  .append(of(remark.namespace()))
                  .append(": ")
                  .append(of(remark.sentence()))
                  .append('\n'));
    }
  }

  private void heading(String words) {
    text.append(text.isEmpty() ? "" : "\n").append(words).append('\n');
  }

  private <T> void table(List<String> header, List<T> rows, Function<T, Stream<String>> cells) {
    text.append('\n');
    line(header.stream());
    line(header.stream().map(title -> "---"));
    rows.forEach(row -> line(cells.apply(row)));
  }

  private void line(Stream<String> cells) {
    text.append(cells.collect(Collectors.joining(" | ", "| ", " |\n")));
  }

  /** The words so that Markdown shows them as they are, on one line. */
  private static String of(String words) {
    StringBuilder cell = new StringBuilder();
    for (char c : Words.clean(words).toCharArray()) {
      cell.append(MARKS.indexOf(c) >= 0 ? "\\" : "").append(c);
    }
    return cell.toString();
  }
}
