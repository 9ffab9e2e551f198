package dev.portolan.report;

import dev.portolan.report.PortMap.Count;
import dev.portolan.report.PortMap.Later;
import dev.portolan.report.PortMap.Remark;
import dev.portolan.report.PortMap.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The port map as a person reads it on a terminal: aligned columns. */
public final class TextReport {

  private static final int DESCRIPTION = 48;
  private static final String STATE = "STATE";
  private static final String UNCATEGORISED = "(no category)";

  private final StringBuilder text = new StringBuilder();

  private final UnaryOperator<String> ink;

  private TextReport(UnaryOperator<String> ink) {
    this.ink = ink;
  }

  /**
   * The whole report, each line ended by a line feed.
   *
   * @param ink sets off the state of a port
   */
  public static String render(PortMap map, UnaryOperator<String> ink) {
    if (map.empty()) {
      return "No port is declared.\n";
    }
    TextReport report = new TextReport(ink);
    report.counts(map.counts());
    report.rows(map.rows());
    report.later(map.later());
    report.remarks("Refused", map.refusals());
    report.remarks("Worth knowing", map.findings());
    return report.text.toString();
  }

  private void counts(SortedMap<String, Count> counts) {
    Table table = new Table("NAMESPACE", "GRANTED");
    counts.forEach(
        (namespace, count) -> table.add(namespace, count.granted() + "/" + count.wanted()));
    table.lines().forEach(this::line);
  }

  private void rows(List<Row> rows) {
    Table all =
        new Table("PORT", "PROTOCOL", "SERVICE", "EXPOSURE", STATE, "ALSO", "DESCRIPTION")
            .setOff(STATE, ink);
    rows.forEach(row -> all.add(cells(row)));
    String namespace = "";
    String category = "";
    for (int i = 0; i < rows.size(); i++) {
      if (!rows.get(i).namespace().equals(namespace)) {
        namespace = rows.get(i).namespace();
        category = "";
        heading(namespace);
        line("  " + all.header());
      }
      if (!rows.get(i).category().orElse(UNCATEGORISED).equals(category)) {
        category = rows.get(i).category().orElse(UNCATEGORISED);
        line(" " + category);
      }
      line("  " + all.line(i));
    }
  }

  private static String[] cells(Row row) {
    return new String[] {
      String.valueOf(row.port()),
      row.protocol().name(),
      row.id().path(),
      row.exposure().name(),
      row.state().name(),
      also(row),
      row.description().map(TextReport::cut).orElse("")
    };
  }

  private static String also(Row row) {
    List<String> places = new ArrayList<>();
    row.served().ifPresent(number -> places.add("serves " + number));
    row.nodePort().ifPresent(number -> places.add("node " + number));
    row.hostPort().ifPresent(number -> places.add("host " + number));
    return String.join(", ", places);
  }

  private static String cut(String description) {
    String line = Words.clean(description);
    return line.length() <= DESCRIPTION ? line : line.substring(0, DESCRIPTION - 1) + "…";
  }

  private void later(List<Later> later) {
    if (!later.isEmpty()) {
      heading("Kept for later (" + later.size() + ")");
      Table table = new Table("PORT", "PROTOCOL", "SCOPE", "NAMESPACE", "RESERVATION", STATE);
      later.forEach(entry -> table.add(cells(entry)));
      table.lines().forEach(row -> line("  " + row));
    }
  }

  private static String[] cells(Later later) {
    return new String[] {
      String.valueOf(later.port()),
      later.protocol().name(),
      later.scope().name(),
      later.namespace(),
      later.name() + later.forService().map(service -> " for " + service).orElse(""),
      later.state().name()
    };
  }

  private void remarks(String title, List<Remark> remarks) {
    if (!remarks.isEmpty()) {
      heading(title + " (" + remarks.size() + ")");
      byNamespace(remarks)
          .forEach(
              (namespace, sentences) -> {
                line("  " + namespace);
                sentences.forEach(sentence -> line("  - " + sentence));
              });
    }
  }

  private static SortedMap<String, List<String>> byNamespace(List<Remark> remarks) {
    return remarks.stream()
        .collect(
            Collectors.groupingBy(
                Remark::namespace,
                TreeMap::new,
                Collectors.mapping(Remark::sentence, Collectors.toList())));
  }

  private void heading(String title) {
    line("");
    line(title);
  }

  private void line(String line) {
    text.append(line.stripTrailing()).append('\n');
  }
}
