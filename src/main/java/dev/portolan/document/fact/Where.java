package dev.portolan.document.fact;

import dev.portolan.api.Exposure;
import java.util.Optional;

/**
 * Where a port is served.
 *
 * @param environment nothing: in all of them
 * @param exposed whether it can be reached from outside; nothing: not said
 * @param exposure where the document leaves no choice
 * @param machine where the document has a chapter for each machine
 */
public record Where(
    Optional<String> namespace,
    Optional<String> environment,
    Optional<Boolean> exposed,
    Optional<Exposure> exposure,
    Optional<String> machine) {

  public static final Where UNSAID =
      new Where(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** On the node itself, in no namespace. */
  public boolean isHost() {
    return exposure.filter(Exposure.Host::equals).isPresent();
  }

  public Where in(Optional<String> other) {
    return new Where(namespace, other, exposed, exposure, machine);
  }

  public Where exposed(Optional<Boolean> other) {
    return new Where(namespace, environment, other, exposure, machine);
  }

  public Where on(Optional<String> other) {
    return new Where(namespace, environment, exposed, exposure, other);
  }

  /** In a namespace; nothing: in none, or in one that is not said. */
  public Where inside(Optional<String> other) {
    return new Where(other, environment, exposed, exposure, machine);
  }

  public Where as(Exposure other) {
    return new Where(
        other == Exposure.Host ? Optional.empty() : namespace,
        environment,
        exposed,
        Optional.of(other),
        machine);
  }

  /** Whether the two can mean the same place: nothing said about the namespace fits every one. */
  public boolean fits(Where other) {
    return isHost() == other.isHost()
        && environment.equals(other.environment)
        && agree(namespace, other.namespace)
        && agree(machine, other.machine);
  }

  /** What is not said agrees with everything. */
  private static boolean agree(Optional<String> one, Optional<String> other) {
    return one.isEmpty() || other.isEmpty() || one.equals(other);
  }

  /** Whether the two are known to stand on different machines. */
  public boolean isApart(Where other) {
    return !agree(machine, other.machine);
  }

  /** Whether a deployment can hold both. */
  public boolean meets(Where other) {
    return environment.isEmpty()
        || other.environment.isEmpty()
        || environment.equals(other.environment);
  }
}
