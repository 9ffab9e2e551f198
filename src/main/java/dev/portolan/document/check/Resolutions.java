package dev.portolan.document.check;

import dev.portolan.document.fact.Facts.Resolution;
import dev.portolan.document.fact.Reading;
import dev.portolan.document.fact.Row;
import dev.portolan.document.word.Words;
import java.util.Optional;
import java.util.Set;

/** Which row a resolution is about. */
final class Resolutions {
  private Resolutions() {}

  static Optional<Row> row(Reading reading, Resolution resolution) {
    Set<String> words = Words.set(resolution.name());
    return reading.claims().stream()
        .filter(row -> Words.set(row.service()).equals(words))
        .filter(
            row ->
                resolution.environment().isEmpty()
                    || row.where().environment().isEmpty()
                    || row.where().environment().equals(resolution.environment()))
        .findFirst();
  }
}
