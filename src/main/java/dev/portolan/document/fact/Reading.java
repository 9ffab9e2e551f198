package dev.portolan.document.fact;

import dev.portolan.document.export.Literal;
import dev.portolan.document.fact.Facts.Address;
import dev.portolan.document.fact.Facts.Advice;
import dev.portolan.document.fact.Facts.Condition;
import dev.portolan.document.fact.Facts.Firewall;
import dev.portolan.document.fact.Facts.Flow;
import dev.portolan.document.fact.Facts.Health;
import dev.portolan.document.fact.Facts.Range;
import dev.portolan.document.fact.Facts.Reservation;
import dev.portolan.document.fact.Facts.Resolution;
import dev.portolan.document.fact.Facts.Restriction;
import dev.portolan.document.fact.Facts.RiskList;
import dev.portolan.document.fact.Facts.Unread;
import java.util.List;
import java.util.Optional;

/**
 * All that was read in one document.
 *
 * @param overview the block that the others restate, if there is one
 * @param literals what an export of ours says, word for word
 * @param flowSection whether a heading announces flows
 */
public record Reading(
    String document,
    Optional<String> title,
    List<Row> rows,
    List<Range> ranges,
    List<Reservation> reservations,
    List<Restriction> restrictions,
    List<Flow> flows,
    List<Firewall> firewall,
    List<Health> health,
    List<Address> addresses,
    List<Advice> advice,
    List<Resolution> resolutions,
    List<Condition> conditions,
    List<RiskList> riskLists,
    List<EnvironmentHeading> environmentHeadings,
    Optional<Integer> overview,
    boolean flowSection,
    List<Unread> unread,
    List<Literal> literals) {

  /** The heading under which an environment's ports stand. */
  public record EnvironmentHeading(int line, String environment) {}

  /** The same with another list of what was passed over. */
  public Reading withUnread(List<Unread> other) {
    return new Reading(
        document,
        title,
        rows,
        ranges,
        reservations,
        restrictions,
        flows,
        firewall,
        health,
        addresses,
        advice,
        resolutions,
        conditions,
        riskLists,
        environmentHeadings,
        overview,
        flowSection,
        List.copyOf(other),
        literals);
  }

  /** The rows that claim something no earlier row claims. */
  public List<Row> claims() {
    return rows.stream().filter(Row::isNew).toList();
  }

  /** Whether anything of the document takes this number, in whatever environment. */
  public boolean isTaken(int number) {
    return rows.stream()
            .anyMatch(
                row ->
                    row.takes(number)
                        || row.said().numbers().hostPort().filter(n -> n == number).isPresent())
        || reservations.stream().anyMatch(reservation -> reservation.port() == number);
  }

  /** The column of what a line says, counted from 1. */
  public int column(int line) {
    return rows.stream()
        .filter(row -> row.line() == line)
        .map(row -> row.said().spot().column())
        .findFirst()
        .orElse(1);
  }

  /** The rows of the block that the others restate. */
  public List<Row> overviewRows() {
    return rows.stream()
        .filter(row -> overview.filter(b -> b == row.said().spot().block()).isPresent())
        .toList();
  }
}
