package dev.portolan.document.check;

import dev.portolan.document.fact.Finding;
import dev.portolan.document.fact.Reading;
import dev.portolan.document.fact.Row;
import dev.portolan.document.word.Words;
import java.util.List;

/** One number, one address, two services: on one host only one of them starts. */
final class SameNumberTwice implements Check {
  @Override
  public List<Finding> findings(Reading reading) {
    return Numbers.crowds(reading).stream()
        .filter(crowd -> !crowd.together().isEmpty())
        .map(crowd -> finding(reading, crowd))
        .toList();
  }

  private static Finding finding(Reading reading, Numbers.Crowd crowd) {
    About rows = About.rows(crowd.together()).onlyPorts(List.of(crowd.number()));
    About about = rows.lines(complaints(reading, rows));
    return about.error(
        "same-number-twice",
        "%s%s %s want %d (%s): on one host only one of them can start. Move one: %d is free."
            .formatted(
                crowd.environment().map(name -> "In " + name + ", ").orElse(""),
                Say.list(about.services()),
                about.services().size() == 2 ? "both" : "all",
                crowd.number(),
                Say.lines(about.lines()),
                reading.free(crowd.number())));
  }

  /** Lines that repeat one of the rows and speak of the conflict themselves. */
  private static List<Integer> complaints(Reading reading, About about) {
    return reading.rows().stream()
        .filter(row -> row.repeats().filter(about.lines()::contains).isPresent())
        .filter(row -> row.said().description().filter(SameNumberTwice::complains).isPresent())
        .map(Row::line)
        .toList();
  }

  private static boolean complains(String words) {
    return Words.anyOf(words, List.of("conflict", "conflicts", "clash", "clashes"));
  }
}
