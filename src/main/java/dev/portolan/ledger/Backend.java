package dev.portolan.ledger;

import java.util.Map;
import java.util.Optional;

/**
 * What listens behind a port: which pods, and which of their ports.
 *
 * @param targetPort a number or a name, as text
 */
public record Backend(Map<String, String> selector, String targetPort) {
  public Backend {
    selector = Map.copyOf(selector);
  }

  /** The target port, where it is a number and not a name. */
  Optional<Integer> targetNumber() {
    return targetPort.chars().allMatch(Character::isDigit) && !targetPort.isEmpty()
        ? Optional.of(Integer.valueOf(targetPort))
        : Optional.empty();
  }
}
