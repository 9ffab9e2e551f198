package dev.portolan.document.fact;

import dev.portolan.api.Exposure;
import java.util.Optional;

/**
 * Where a port is served.
 *
 * @param environment nothing: in all of them
 * @param exposed whether it can be reached from outside; nothing: not said
 * @param exposure where the document leaves no choice
 */
public record Where(
    Optional<String> namespace,
    Optional<String> environment,
    Optional<Boolean> exposed,
    Optional<Exposure> exposure) {

  public static final Where UNSAID =
      new Where(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** On the node itself, in no namespace. */
  public boolean isHost() {
    return exposure.filter(Exposure.Host::equals).isPresent();
  }

  public Where in(Optional<String> other) {
    return new Where(namespace, other, exposed, exposure);
  }

  public Where exposed(Optional<Boolean> other) {
    return new Where(namespace, environment, other, exposure);
  }

  public Where as(Exposure other) {
    return new Where(
        other == Exposure.Host ? Optional.empty() : namespace,
        environment,
        exposed,
        Optional.of(other));
  }

  /** Whether the two can mean the same place: nothing said about the namespace fits every one. */
  public boolean fits(Where other) {
    return isHost() == other.isHost()
        && environment.equals(other.environment)
        && (namespace.isEmpty() || other.namespace.isEmpty() || namespace.equals(other.namespace));
  }

  /** Whether a deployment can hold both. */
  public boolean meets(Where other) {
    return environment.isEmpty()
        || other.environment.isEmpty()
        || environment.equals(other.environment);
  }
}
