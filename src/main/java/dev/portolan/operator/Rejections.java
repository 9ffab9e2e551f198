package dev.portolan.operator;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;

/** What the API server answers when it will not have an object. */
final class Rejections {

  private static final String TAKEN = "already allocated";

  private Rejections() {}

  /**
   * Whether a node port or an address in the object is somebody's, perhaps the object's own
   * (core/v1 allocators).
   */
  static boolean numberTaken(KubernetesClientException e) {
    return e.getMessage() != null && e.getMessage().contains(TAKEN);
  }

  static String sentence(String kind, HasMetadata object, KubernetesClientException e) {
    String reason =
        e.getStatus() == null ? String.valueOf(e.getMessage()) : e.getStatus().getMessage();
    return "The API server refused %s %s/%s (%d): %s It is tried again."
        .formatted(
            kind,
            object.getMetadata().getNamespace(),
            object.getMetadata().getName(),
            e.getCode(),
            sentence(String.valueOf(reason)));
  }

  private static String sentence(String text) {
    return text.endsWith(".") ? text : text + ".";
  }
}
