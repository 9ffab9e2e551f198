package dev.portolan.document.check;

import dev.portolan.document.fact.Finding;
import dev.portolan.document.fact.Reading;
import dev.portolan.document.fact.Row;
import dev.portolan.document.word.Words;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One number, one address, two services: on one host only one of them starts. */
final class SameNumberTwice implements Check {
  @Override
  public List<Finding> findings(Reading reading) {
    FreeNumbers free = new FreeNumbers(reading);
    Map<Integer, List<Row>> complaints =
        reading.rows().stream()
            .filter(row -> row.repeats().isPresent())
            .filter(row -> row.said().description().filter(SameNumberTwice::complains).isPresent())
            .collect(Collectors.groupingBy(row -> row.repeats().orElseThrow()));
    return Numbers.crowds(reading).stream()
        .filter(crowd -> !crowd.together().isEmpty())
        .map(crowd -> finding(complaints, free, crowd))
        .toList();
  }

  private static Finding finding(
      Map<Integer, List<Row>> complaints, FreeNumbers free, Numbers.Crowd crowd) {
    About rows = About.rows(crowd.together()).onlyPorts(List.of(crowd.number()));
    About about = rows.lines(complaints(complaints, rows));
    return about.error(
        "same-number-twice",
        "%s%s %s want %d (%s): on one host only one of them can start. Move one: %d is free."
            .formatted(
                crowd.environment().map(name -> "In " + name + ", ").orElse(""),
                Say.list(about.services()),
                about.services().size() == 2 ? "both" : "all",
                crowd.number(),
                Say.lines(about.lines()),
                free.near(crowd.number())));
  }

  /** Lines that repeat one of the rows and speak of the conflict themselves. */
  private static List<Integer> complaints(Map<Integer, List<Row>> all, About about) {
    return about.lines().stream()
        .flatMap(line -> all.getOrDefault(line, List.of()).stream())
        .map(Row::line)
        .toList();
  }

  private static boolean complains(String words) {
    return Words.anyOf(words, List.of("conflict", "conflicts", "clash", "clashes"));
  }
}
