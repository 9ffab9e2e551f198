package dev.portolan.report;

import dev.portolan.report.PortMap.Later;
import dev.portolan.report.PortMap.Row;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The port map as comma-separated values (RFC 4180): a header, a line for each port, a line for
 * each reservation.
 *
 * <p>A cell that a spreadsheet would take for a formula begins with an apostrophe.
 */
public final class CsvReport {

  private static final List<String> HEADER =
      List.of(
          "kind",
          "namespace",
          "category",
          "allocation",
          "team",
          "service",
          "name",
          "port",
          "protocol",
          "exposure",
          "state",
          "served",
          "nodePort",
          "hostPort",
          "address",
          "outside",
          "peers",
          "fenced",
          "risk",
          "since",
          "alternatives",
          "description",
          "message");

  private static final String STARTS_A_FORMULA = "=+-@\uff1d\uff0b\uff0d\uff20";

  private CsvReport() {}

  /** The whole report, each line ended by CR and LF. */
  public static String render(PortMap map) {
    return Stream.of(
            Stream.of(HEADER),
            map.rows().stream().map(CsvReport::cells),
            map.later().stream().map(CsvReport::cells))
        .flatMap(lines -> lines)
        .map(CsvReport::line)
        .collect(Collectors.joining());
  }

  private static List<String> cells(Row row) {
    return List.of(
        "port",
        row.namespace(),
        text(row.category()),
        row.id().allocation(),
        text(row.team()),
        row.id().service(),
        row.id().port(),
        text(row.port()),
        row.protocol().name(),
        row.exposure().name(),
        row.state().name(),
        text(row.served()),
        text(row.nodePort()),
        text(row.hostPort()),
        text(row.reach().address()),
        several(row.reach().outside()),
        several(row.reach().peers()),
        text(row.reach().fenced()),
        several(row.rivals()),
        text(row.since()),
        several(row.alternatives()),
        text(row.description()),
        text(row.sentence()));
  }

  private static List<String> cells(Later later) {
    String empty = "";
    return List.of(
        "reservation",
        later.namespace(),
        empty,
        later.allocation(),
        empty,
        text(later.forService()),
        later.name(),
        text(later.port()),
        later.protocol().name(),
        later.scope().name(),
        later.state().name(),
        empty,
        empty,
        empty,
        empty,
        empty,
        empty,
        empty,
        empty,
        empty,
        empty,
        empty,
        later.until().map(until -> "until " + until).orElse(empty));
  }

  private static String text(Object value) {
    return switch (value) {
      case Optional<?> optional -> optional.map(String::valueOf).orElse("");
      case Object other -> String.valueOf(other);
    };
  }

  private static String several(List<?> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining("; "));
  }

  private static String line(List<String> cells) {
    return cells.stream().map(CsvReport::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String cell(String words) {
    String clean = Words.clean(words);
    boolean formula = !clean.isEmpty() && STARTS_A_FORMULA.indexOf(clean.charAt(0)) >= 0;
    String safe = formula ? "'" + clean : clean;
    return safe.contains(",") || safe.contains("\"")
        ? '"' + safe.replace("\"", "\"\"") + '"'
        : safe;
  }
}
