package dev.portolan.operator;

import static java.net.HttpURLConnection.HTTP_FORBIDDEN;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Map;

/** A quota that admits no Service to a namespace. */
record ServiceQuota(Cluster cluster, String namespace) {
  private static final String NAME = "none";

  /**
   * Makes it, and waits until admission has seen it. No controller counts here: the status is what
   * admission goes by.
   */
  static ServiceQuota ofNone(Cluster cluster, String namespace) {
    Map<String, Quantity> nothing = Map.of("services", new Quantity("0"));
    var quota =
        new ResourceQuotaBuilder()
            .withNewMetadata()
            .withNamespace(namespace)
            .withName(NAME)
            .endMetadata()
            .withNewSpec()
            .withHard(nothing)
            .endSpec()
            .withNewStatus()
            .withHard(nothing)
            .withUsed(nothing)
            .endStatus()
            .build();
    cluster.client().resource(quota).create();
    cluster.client().resource(quota).patchStatus();
    ServiceQuota made = new ServiceQuota(cluster, namespace);
    cluster.awaitThat("no Service is admitted", made::refuses);
    return made;
  }

  /** From now on Services are admitted again. */
  void lift() {
    cluster.client().resourceQuotas().inNamespace(namespace).withName(NAME).delete();
  }

  private boolean refuses() {
    try {
      cluster.client().resource(StrangerTest.service(namespace, "probe", null)).dryRun().create();
      return false;
    } catch (KubernetesClientException e) {
      return e.getCode() == HTTP_FORBIDDEN;
    }
  }
}
