package dev.portolan.operator;

import dev.portolan.ledger.NodePortRule;
import dev.portolan.ledger.Numbers;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the API server answers when it will not have an object. */
final class Rejections {

  private static final String TAKEN = "already allocated";
  private static final String HEALTH_CHECK = "HealthCheck NodePort";
  private static final Pattern RANGE = Pattern.compile("range of valid ports is (\\d+)-(\\d+)");

  private Rejections() {}

  /**
   * Whether a node port or an address in the object is somebody's, perhaps the object's own
   * (core/v1 allocators).
   */
  static boolean numberTaken(KubernetesClientException e) {
    return e.getMessage() != null && e.getMessage().contains(TAKEN);
  }

  /**
   * The node ports that the API server hands out, when it says so (core/v1 node-port allocator).
   */
  static Optional<NodePortRule> range(KubernetesClientException e) {
    return Optional.ofNullable(e.getMessage())
        .map(RANGE::matcher)
        .filter(Matcher::find)
        .map(
            said ->
                new NodePortRule(
                    new Numbers(Integer.parseInt(said.group(1)), Integer.parseInt(said.group(2)))));
  }

  static String sentence(String kind, HasMetadata object, KubernetesClientException e) {
    String reason =
        e.getStatus() == null ? String.valueOf(e.getMessage()) : e.getStatus().getMessage();
    String why =
        reason != null && reason.contains(HEALTH_CHECK)
            ? " (externalTrafficPolicy Local needs a node port of its own, for health checks.)"
            : "";
    return "The API server refused %s %s/%s (%d): %s%s It is tried again."
        .formatted(
            kind,
            object.getMetadata().getNamespace(),
            object.getMetadata().getName(),
            e.getCode(),
            sentence(String.valueOf(reason)),
            why);
  }

  private static String sentence(String text) {
    return text.endsWith(".") ? text : text + ".";
  }
}
