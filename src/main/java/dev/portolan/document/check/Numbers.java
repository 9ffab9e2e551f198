package dev.portolan.document.check;

import dev.portolan.api.Exposure;
import dev.portolan.document.fact.Reading;
import dev.portolan.document.fact.Row;
import dev.portolan.document.word.Environments;
import dev.portolan.document.word.Words;
import java.util.ArrayList;
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

    /** Those that meet another on one address. */
    List<Row> together() {
      return rows.stream()
          .filter(row -> rows.stream().anyMatch(o -> collide(row, o) && !apart(row, o)))
          .toList();
    }
  }

  /** The crowds, by number and environment; what holds everywhere meets every environment. */
  static List<Crowd> crowds(Reading reading) {
    Map<Integer, List<Row>> byNumber =
        reading.claims().stream()
            .filter(row -> row.said().numbers().outer().isPresent())
            .collect(
                Collectors.groupingBy(
                    row -> row.said().numbers().outer().orElseThrow(),
                    TreeMap::new,
                    Collectors.toList()));
    List<Crowd> crowds = new ArrayList<>();
    byNumber.forEach((number, rows) -> crowds.addAll(crowds(number, rows)));
    return crowds;
  }

  private static List<Crowd> crowds(int number, List<Row> rows) {
    return rows.stream()
        .map(row -> row.where().environment())
        .distinct()
        .map(environment -> new Crowd(number, environment, there(rows, environment)))
        .filter(crowd -> several(crowd.rows()) && !isOfEveryEnvironment(crowd))
        .toList();
  }

  private static List<Row> there(List<Row> rows, Optional<String> environment) {
    return rows.stream()
        .filter(row -> isEverywhere(row) || row.where().environment().equals(environment))
        .toList();
  }

  /** What the environment adds is stated for all of them already. */
  private static boolean isOfEveryEnvironment(Crowd crowd) {
    Set<String> everywhere =
        crowd.rows().stream()
            .filter(Numbers::isEverywhere)
            .map(Row::service)
            .collect(Collectors.toSet());
    return crowd.environment().isPresent() && everywhere.containsAll(crowd.services());
  }

  private static boolean isEverywhere(Row row) {
    return row.where().environment().isEmpty();
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
    return row.where().isApart(other.where())
        || isOneServer(row, other)
        || isShortName(row, other)
        || isShortName(other, row)
        || row.where().namespace().isPresent()
        || other.where().namespace().isPresent()
        || isHidden(row)
        || isHidden(other)
        || isExternal(row)
        || isExternal(other)
        || (web && !isDevelopment(row) && !isDevelopment(other));
  }

  /** Rows of one table that differ in the path behind one number: it is one server. */
  private static boolean isOneServer(Row row, Row other) {
    Optional<String> path = row.said().extras().path();
    return row.said().spot().block() == other.said().spot().block()
        && path.isPresent()
        && other.said().extras().path().isPresent()
        && !path.equals(other.said().extras().path());
  }

  /** What stands for every environment, and in one of them by a part of its name. */
  private static boolean isShortName(Row everywhere, Row there) {
    Set<String> whole = Words.set(everywhere.service());
    Set<String> part = Words.set(there.service());
    return isEverywhere(everywhere)
        && !isEverywhere(there)
        && (whole.containsAll(part) || part.containsAll(whole));
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
