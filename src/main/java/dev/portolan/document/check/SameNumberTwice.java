package dev.portolan.document.check;

import dev.portolan.document.fact.Finding;
import dev.portolan.document.fact.Finding.Severity;
import dev.portolan.document.fact.Reading;
import dev.portolan.document.fact.Row;
import dev.portolan.document.word.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One number, one address, two services: on one host only one of them starts. */
final class SameNumberTwice implements Check {
  @Override
  public List<Finding> findings(Reading reading) {
    List<Finding> findings = new ArrayList<>();
    for (Numbers.Crowd crowd : Numbers.crowds(reading)) {
      List<Row> rows =
          crowd.rows().stream()
              .filter(
                  row ->
                      crowd.rows().stream()
                          .anyMatch(
                              other -> Numbers.collide(row, other) && !Numbers.apart(row, other)))
              .toList();
      if (!rows.isEmpty()) {
        findings.add(finding(reading, crowd, rows));
      }
    }
    return findings;
  }

  private static Finding finding(Reading reading, Numbers.Crowd crowd, List<Row> rows) {
    List<Integer> lines = new ArrayList<>(rows.stream().map(Row::line).toList());
    reading.rows().stream()
        .filter(row -> row.repeats().filter(lines::contains).isPresent())
        .filter(
            row ->
                row.said()
                    .description()
                    .filter(
                        words ->
                            Words.anyOf(
                                words, List.of("conflict", "conflicts", "clash", "clashes")))
                    .isPresent())
        .forEach(row -> lines.add(row.line()));
    Set<String> services =
        rows.stream().map(Row::service).collect(Collectors.toCollection(TreeSet::new));
    String where = crowd.environment().map(name -> "In " + name + ", ").orElse("");
    String message =
        where
            + Say.list(services)
            + " all want "
            + crowd.number()
            + " ("
            + Say.lines(lines)
            + "): on one host only one of them can start. Move one: "
            + reading.free(crowd.number())
            + " is free.";
    return Finding.of(
        "same-number-twice",
        Severity.error,
        lines,
        services,
        List.of(crowd.number()),
        message.replace(" all want ", services.size() == 2 ? " both want " : " all want "));
  }
}
