package dev.portolan.manifest.reach;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import java.util.List;
import java.util.Map;

/** Selectors on labels and ranges on addresses, taken literally. */
final class Match {

  private Match() {}

  static boolean labels(LabelSelector selector, Map<String, String> labels) {
    Map<String, String> wanted = selector.getMatchLabels();
    List<LabelSelectorRequirement> expressions = selector.getMatchExpressions();
    boolean all = wanted == null || labels.entrySet().containsAll(wanted.entrySet());
    return all
        && (expressions == null
            || expressions.stream().allMatch(expression -> expression(expression, labels)));
  }

  private static boolean expression(LabelSelectorRequirement e, Map<String, String> labels) {
    boolean present = labels.containsKey(e.getKey());
    return switch (e.getOperator()) {
      case "Exists" -> present;
      case "DoesNotExist" -> !present;
      case "In" -> present && e.getValues().contains(labels.get(e.getKey()));
      case "NotIn" -> !present || !e.getValues().contains(labels.get(e.getKey()));
      case String other -> throw new IllegalArgumentException(other);
    };
  }

  /** IPv4 only: that is all these worlds have. */
  static boolean range(String cidr, String ip) {
    String[] parts = cidr.split("/");
    int shift = 32 - Integer.parseInt(parts[1]);
    return shift == 32 || number(parts[0]) >>> shift == number(ip) >>> shift;
  }

  private static long number(String ip) {
    long number = 0;
    for (String part : ip.split("\\.")) {
      number = number * 256 + Integer.parseInt(part);
    }
    return number;
  }
}
