package dev.portolan.cli;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortLease;
import dev.portolan.api.PortPolicy;
import dev.portolan.intake.Survey;
import dev.portolan.plan.Snapshot;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Listable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A cluster, read once and never written. */
final class Cluster {

  private final Config config;
  private final Progress progress;

  private Cluster(Config config, Progress progress) {
    this.config = config;
    this.progress = progress;
  }

  /**
   * What a cluster declares and shows.
   *
   * @param kubeconfig empty: as kubectl finds it
   * @param context empty: the current one
   * @throws IOException in one sentence that says what failed and what to do
   */
  static Snapshot snapshot(Optional<Path> kubeconfig, Optional<String> context, Progress progress)
      throws IOException {
    return new Cluster(Kubeconfig.of(kubeconfig, context), progress).read();
  }

  private Snapshot read() throws IOException {
    try (KubernetesClient client = new KubernetesClientBuilder().withConfig(config).build()) {
      return new Snapshot(
          new Survey(
              all("PortAllocations", client.resources(PortAllocation.class).inAnyNamespace()),
              all("PortPolicies", client.resources(PortPolicy.class)),
              all("PortLeases", client.resources(PortLease.class)),
              labels(all("namespaces", client.namespaces()))),
          all("Services", client.services().inAnyNamespace()),
          true);
    }
  }

  private <T extends HasMetadata> List<T> all(
      String kind, Listable<? extends KubernetesResourceList<T>> resources) throws IOException {
    progress.say("reading " + kind + " of " + config.getMasterUrl());
    try {
      return resources.list().getItems();
    } catch (KubernetesClientException e) {
      throw new IOException(
          Printed.clean("cannot read %s of %s: %s".formatted(kind, place(), why(e))), e);
    }
  }

  private String place() {
    return config.getCurrentContext() == null
        ? config.getMasterUrl()
        : "%s (context \"%s\")"
            .formatted(config.getMasterUrl(), config.getCurrentContext().getName());
  }

  private static String why(KubernetesClientException e) {
    return e.getCode() > 0
        ? Unreached.answer(
            e.getCode(),
            Objects.requireNonNullElse(
                e.getStatus() == null ? e.getMessage() : e.getStatus().getMessage(), ""))
        : Unreached.silence(e);
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
