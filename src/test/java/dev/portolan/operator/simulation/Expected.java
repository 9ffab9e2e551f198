package dev.portolan.operator.simulation;

import io.fabric8.kubernetes.client.KubernetesClientException;

/** Which failures of a reconciliation are no bugs. */
final class Expected {

  private Expected() {}

  static boolean in(RuntimeException failure) {
    return failure instanceof KubernetesClientException
        || (failure instanceof IllegalStateException
            && String.valueOf(failure.getMessage()).contains("keep changing under our hands"));
  }
}
