package dev.portolan.document.fact;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Something wrong or odd in a document.
 *
 * @param rule kebab-case
 * @param lines the lines a reader has to look at, sorted
 * @param message what is wrong, and what to do
 */
public record Finding(
    String rule,
    Severity severity,
    List<Integer> lines,
    List<String> services,
    List<Integer> ports,
    String message) {

  /** How bad it is. */
  public enum Severity {
    error,
    warning,
    info
  }

  public Finding {
    lines = List.copyOf(new TreeSet<>(lines));
    services = List.copyOf(new TreeSet<>(services));
    ports = List.copyOf(new TreeSet<>(ports));
  }

  /** A finding with its lists in any order. */
  public static Finding of(
      String rule,
      Severity severity,
      Collection<Integer> lines,
      Collection<String> services,
      Collection<Integer> ports,
      String message) {
    return new Finding(
        rule, severity, List.copyOf(lines), List.copyOf(services), List.copyOf(ports), message);
  }
}
