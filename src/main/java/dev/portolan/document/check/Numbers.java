package dev.portolan.document.check;

import dev.portolan.api.Exposure;
import dev.portolan.document.fact.Reading;
import dev.portolan.document.fact.Row;
import dev.portolan.document.word.Environments;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The rows of each number that several services state, in each environment. */
final class Numbers {
  private Numbers() {}

  /** Several services with one number in one environment. */
  record Crowd(int number, Optional<String> environment, List<Row> rows) {
    Crowd {
      rows = List.copyOf(rows);
    }

    Set<String> services() {
      return rows.stream().map(Row::service).collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** The crowds, by number and environment; what holds everywhere meets every environment. */
  static List<Crowd> crowds(Reading reading) {
    Map<Integer, List<Row>> byNumber = new TreeMap<>();
    for (Row row : reading.claims()) {
      row.said()
          .numbers()
          .outer()
          .ifPresent(number -> byNumber.computeIfAbsent(number, n -> new ArrayList<>()).add(row));
    }
    List<Crowd> crowds = new ArrayList<>();
    byNumber.forEach((number, rows) -> crowds.addAll(crowds(number, rows)));
    return crowds;
  }

  private static List<Crowd> crowds(int number, List<Row> rows) {
    Set<Optional<String>> environments =
        rows.stream()
            .map(row -> row.where().environment())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    List<Crowd> crowds = new ArrayList<>();
    for (Optional<String> environment : environments) {
      List<Row> there =
          rows.stream()
              .filter(
                  row ->
                      row.where().environment().isEmpty()
                          || row.where().environment().equals(environment))
              .toList();
      boolean whole = environment.isPresent() || environments.size() == 1 || several(there);
      boolean repeated =
          environment.isPresent()
              && environments.contains(Optional.<String>empty())
              && there.stream()
                  .filter(row -> row.where().environment().equals(environment))
                  .map(Row::service)
                  .allMatch(
                      service ->
                          there.stream()
                              .anyMatch(
                                  row ->
                                      row.where().environment().isEmpty()
                                          && row.service().equals(service)));
      if (whole && several(there) && !repeated) {
        crowds.add(new Crowd(number, environment, there));
      }
    }
    return crowds;
  }

  private static boolean several(List<Row> rows) {
    return rows.stream().map(Row::service).distinct().count() > 1
        && rows.stream().anyMatch(row -> rows.stream().anyMatch(other -> collide(row, other)));
  }

  /** Two services with one protocol. */
  static boolean collide(Row row, Row other) {
    return !row.service().equals(other.service())
        && row.said().speech().transport() == other.said().speech().transport();
  }

  /**
   * Each has an address of its own: a namespace's Service, a hidden one, a host name behind 80 and
   * 443.
   */
  static boolean apart(Row row, Row other) {
    int number = row.said().numbers().outer().orElse(0);
    boolean web = number == 80 || number == 443;
    return row.where().namespace().isPresent()
        || other.where().namespace().isPresent()
        || isHidden(row)
        || isHidden(other)
        || isExternal(row)
        || isExternal(other)
        || (web && !isDevelopment(row) && !isDevelopment(other));
  }

  private static boolean isHidden(Row row) {
    return row.where().exposed().equals(Optional.of(false));
  }

  private static boolean isExternal(Row row) {
    return row.where().exposure().equals(Optional.of(Exposure.External));
  }

  private static boolean isDevelopment(Row row) {
    return row.where().environment().equals(Optional.of(Environments.DEVELOPMENT));
  }
}
