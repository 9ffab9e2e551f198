package dev.portolan.plan;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Optional;

/** An object as it would be before and after; one of the two may be missing. */
public record ObjectChange<T extends HasMetadata>(
    String namespace, String name, Optional<T> before, Optional<T> after) {

  /** What happens to it. */
  public enum Action {
    Add,
    Change,
    Remove
  }

  /** What happens to it. */
  public Action action() {
    return before.isEmpty() ? Action.Add : after.isEmpty() ? Action.Remove : Action.Change;
  }
}
