package dev.portolan.cli;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortLease;
import dev.portolan.api.PortPolicy;
import dev.portolan.intake.Survey;
import dev.portolan.plan.Snapshot;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A cluster, read once and never written. */
final class Cluster {

  private Cluster() {}

  /** What the cluster of the current kubeconfig context declares and shows. */
  static Snapshot snapshot() {
    try (KubernetesClient client = new KubernetesClientBuilder().build()) {
      return new Snapshot(
          new Survey(
              client.resources(PortAllocation.class).inAnyNamespace().list().getItems(),
              client.resources(PortPolicy.class).list().getItems(),
              client.resources(PortLease.class).list().getItems(),
              labels(client.namespaces().list().getItems())),
          client.services().inAnyNamespace().list().getItems(),
          true);
    }
  }

  private static Map<String, Map<String, String>> labels(List<Namespace> namespaces) {
    Map<String, Map<String, String>> labels = new HashMap<>();
    for (Namespace namespace : namespaces) {
      labels.put(
          namespace.getMetadata().getName(),
          Objects.requireNonNullElse(namespace.getMetadata().getLabels(), Map.of()));
    }
    return labels;
  }
}
