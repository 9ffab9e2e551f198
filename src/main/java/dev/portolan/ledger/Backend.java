package dev.portolan.ledger;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What listens behind a port: which pods, and which of their ports.
 *
 * @param targetPort a number or a name, as text
 */
public record Backend(SortedMap<String, String> selector, String targetPort) {
  public Backend {
    selector = Collections.unmodifiableSortedMap(new TreeMap<>(selector));
  }

  /** The target port, where it is a number and not a name. */
  Optional<Integer> targetNumber() {
    return targetPort.chars().allMatch(Character::isDigit) && !targetPort.isEmpty()
        ? Optional.of(Integer.valueOf(targetPort))
        : Optional.empty();
  }

  /** A backend from any map of labels. */
  public static Backend of(Map<String, String> selector, String targetPort) {
    return new Backend(new TreeMap<>(selector), targetPort);
  }
}
