package dev.portolan.ledger;

import java.util.Optional;

/**
 * What a port is, as far as no key depends on it.
 *
 * @param backend what listens behind it; empty where no pods are selected
 * @param category a free label that groups rows in reports
 * @param description one line for people
 * @param team who answers for it
 * @param openToAll whether its peers let everybody in
 */
public record Subject(
    Optional<Backend> backend,
    Optional<String> category,
    Optional<String> description,
    Optional<String> team,
    boolean openToAll) {

  /** Nothing is known of it. */
  public static final Subject UNKNOWN =
      new Subject(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);

  /** The same port in front of another target port. */
  Subject withTargetPort(String targetPort) {
    return new Subject(
        backend.map(known -> new Backend(known.selector(), targetPort)),
        category,
        description,
        team,
        openToAll);
  }
}
