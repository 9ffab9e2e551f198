package dev.portolan.operator.scenarios;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Map;

/** One thing that a user, an admin or the machine does. */
public sealed interface Step {

  /** Applies a PortAllocation, a PortPolicy or a stranger's Service, as it is written. */
  record Apply(HasMetadata resource) implements Step {}

  /** Deletes it, in the background; only kind, namespace and name are given. */
  record Delete(HasMetadata resource) implements Step {}

  /** Gives a namespace these labels beside those that it has. */
  record Label(String namespace, Map<String, String> labels) implements Step {
    public Label {
      labels = Map.copyOf(labels);
    }
  }

  /** Starts the operator with empty caches, or stops it. */
  record Operator(boolean runs) implements Step {}
}
