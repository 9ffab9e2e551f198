package dev.portolan.intake;

import dev.portolan.api.PortPolicy;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Which namespaces a policy speaks for: {@code metav1.LabelSelector} over their labels. */
public final class Selection {

  private static final String NAME_LABEL = "kubernetes.io/metadata.name";

  private Selection() {}

  /** Whether the policy selects the namespace; one without a selector selects all. */
  public static boolean selects(PortPolicy policy, String namespace, Map<String, String> labels) {
    LabelSelector selector = policy.getSpec().namespaceSelector();
    return selector == null || matches(selector, withName(namespace, labels));
  }

  // The API server gives every namespace this label; a file need not spell it out.
  private static Map<String, String> withName(String namespace, Map<String, String> labels) {
    Map<String, String> all = new HashMap<>(labels);
    all.put(NAME_LABEL, namespace);
    return all;
  }

  private static boolean matches(LabelSelector selector, Map<String, String> labels) {
    Map<String, String> wanted = Objects.requireNonNullElse(selector.getMatchLabels(), Map.of());
    List<LabelSelectorRequirement> expressions =
        Objects.requireNonNullElse(selector.getMatchExpressions(), List.of());
    return wanted.entrySet().stream()
            .allMatch(entry -> entry.getValue().equals(labels.get(entry.getKey())))
        && expressions.stream().allMatch(expression -> matches(expression, labels));
  }

  private static boolean matches(LabelSelectorRequirement expression, Map<String, String> labels) {
    String value = labels.get(expression.getKey());
    List<String> values = Objects.requireNonNullElse(expression.getValues(), List.of());
    return switch (expression.getOperator()) {
      case "In" -> value != null && values.contains(value);
      case "NotIn" -> value == null || !values.contains(value);
      case "Exists" -> value != null;
      case "DoesNotExist" -> value == null;
      // The API server admits no other operator; one from a file selects nothing.
      case String other -> false;
    };
  }
}
