package dev.portolan.document.declare;

import dev.portolan.api.Exposure;
import dev.portolan.document.fact.Numbers;
import dev.portolan.document.fact.Reading;
import dev.portolan.document.fact.Row;
import dev.portolan.document.word.Brackets;
import dev.portolan.document.word.Speech;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One claim of the document: a row, and what the rows that repeat it add. For each field the first
 * that says something wins, except that External and Host always win.
 */
record Wanted(
    Row row,
    Numbers numbers,
    Optional<String> name,
    Speech speech,
    Optional<Boolean> exposed,
    Optional<Exposure> exposure,
    Optional<String> category,
    Optional<String> description) {

  /** Every claim, in the order of the document. */
  static List<Wanted> in(Reading reading) {
    return reading.claims().stream()
        .filter(row -> row.port().isPresent() && row.said().extras().literal().isEmpty())
        .map(row -> of(row, reading))
        .toList();
  }

  private static Wanted of(Row row, Reading reading) {
    List<Row> all =
        reading.rows().stream().filter(other -> other.equals(row) || repeats(other, row)).toList();
    return new Wanted(
        row,
        row.said().numbers(),
        first(all, Row::portName),
        first(all, r -> Optional.of(r.said().speech()).filter(Speech::stated))
            .orElse(row.said().speech()),
        first(all, r -> r.where().exposed()),
        first(all, r -> r.where().exposure()),
        first(all, r -> r.said().category()),
        first(all, r -> r.said().description()));
  }

  private static boolean repeats(Row other, Row row) {
    return other.repeats().equals(Optional.of(row.line()))
        && other.service().equals(row.service())
        && other.port().equals(row.port())
        && other.where().environment().equals(row.where().environment());
  }

  private static <T> Optional<T> first(List<Row> rows, Function<Row, Optional<T>> field) {
    return rows.stream().map(field).flatMap(Optional::stream).findFirst();
  }

  int port() {
    return row.port().orElseThrow();
  }

  /** The same claim with other numbers. */
  Wanted with(Numbers others) {
    return new Wanted(row, others, name, speech, exposed, exposure, category, description);
  }

  boolean isHost() {
    return row.where().isHost();
  }

  String title() {
    return Brackets.of(row.said().title()).outside();
  }

  /** How it is to be reached; nobody is let in from outside of whom the document does not speak. */
  Exposure reach() {
    return exposure.orElseGet(
        () ->
            numbers().nodePort().isPresent()
                ? Exposure.NodePort
                : exposed.orElse(false) ? Exposure.LoadBalancer : Exposure.Internal);
  }

  boolean isIn(Optional<String> environment) {
    Optional<String> own = row.where().environment();
    return own.isEmpty() || own.equals(environment);
  }
}
