package dev.portolan.manifest;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A peer of a NetworkPolicy in words, selectors as kubectl writes them. */
final class PeerWords {

  private PeerWords() {}

  static String of(NetworkPolicyPeer peer) {
    if (peer.getIpBlock() != null) {
      List<String> except = Objects.requireNonNullElse(peer.getIpBlock().getExcept(), List.of());
      return peer.getIpBlock().getCidr()
          + (except.isEmpty() ? "" : " except " + String.join(", ", except));
    }
    String pods =
        peer.getPodSelector() == null || isEmpty(peer.getPodSelector())
            ? "every pod"
            : "pods with " + labels(peer.getPodSelector());
    return peer.getNamespaceSelector() == null
        ? pods + " of the namespace"
        : pods + namespaces(peer.getNamespaceSelector());
  }

  private static String namespaces(LabelSelector selector) {
    return isEmpty(selector) ? " of every namespace" : " of namespaces with " + labels(selector);
  }

  private static boolean isEmpty(LabelSelector selector) {
    return labels(selector).isEmpty();
  }

  static String labels(LabelSelector selector) {
    List<String> terms = new ArrayList<>();
    new TreeMap<>(Objects.requireNonNullElse(selector.getMatchLabels(), Map.<String, String>of()))
        .forEach((key, value) -> terms.add(key + "=" + value));
    Objects.requireNonNullElse(selector.getMatchExpressions(), List.<LabelSelectorRequirement>of())
        .forEach(expression -> terms.add(term(expression)));
    return String.join(",", terms);
  }

  private static String term(LabelSelectorRequirement expression) {
    String values = String.join(",", Objects.requireNonNullElse(expression.getValues(), List.of()));
    return switch (expression.getOperator()) {
      case "In" -> expression.getKey() + " in (" + values + ")";
      case "NotIn" -> expression.getKey() + " notin (" + values + ")";
      case "DoesNotExist" -> "!" + expression.getKey();
      case String other -> expression.getKey();
    };
  }
}
