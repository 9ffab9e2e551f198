package dev.portolan.operator.simulation;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;

/** How the API server says no. */
final class Refusals {

  private Refusals() {}

  static KubernetesClientException refusal(int code, String reason, String message) {
    Status status =
        new StatusBuilder().withCode(code).withReason(reason).withMessage(message).build();
    return refusal(status);
  }

  private static KubernetesClientException refusal(Status status) {
    return new KubernetesClientException(
        "Failure executing. Message: " + status.getMessage(), status.getCode(), status);
  }

  static KubernetesClientException exists(Kind kind, String name) {
    return refusal(409, "AlreadyExists", "%s \"%s\" already exists".formatted(kind.plural(), name));
  }

  static KubernetesClientException missing(Kind kind, String name) {
    return refusal(404, "NotFound", "%s \"%s\" not found".formatted(kind.plural(), name));
  }

  static KubernetesClientException changed(Kind kind, String name) {
    return refusal(
        409,
        "Conflict",
        "Operation cannot be fulfilled on %s \"%s\": the object has been modified"
            .formatted(kind.plural(), name));
  }

  static KubernetesClientException invalid(Kind kind, String name, String why) {
    return refusal(422, "Invalid", "%s \"%s\" is invalid: %s".formatted(kind, name, why));
  }

  static KubernetesClientException terminating(Kind kind, String name, String namespace) {
    return refusal(
        403,
        "Forbidden",
        "%s \"%s\" is forbidden: unable to create new content in namespace %s because it is being terminated"
            .formatted(kind.plural(), name, namespace));
  }

  /** What the API server does not put down to anybody. */
  static KubernetesClientException failed(String message) {
    return refusal(new StatusBuilder().withCode(500).withMessage(message).build());
  }

  static KubernetesClientException noAnswer() {
    return new KubernetesClientException("no answer", new IOException("connection reset"));
  }
}
