package dev.portolan.cli;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortLease;
import dev.portolan.api.PortPolicy;
import dev.portolan.intake.Survey;
import dev.portolan.ledger.Key;
import dev.portolan.ledger.Observed;
import dev.portolan.ledger.Shown;
import dev.portolan.ledger.Stranger;
import dev.portolan.ledger.Terms;
import dev.portolan.ledger.World;
import dev.portolan.manifest.Sightings;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A cluster, read once and never written. */
final class Cluster {

  private Cluster() {}

  /** What the cluster of the current kubeconfig context declares and shows. */
  static World world(Instant now) {
    try (KubernetesClient client = new KubernetesClientBuilder().build()) {
      Survey survey =
          new Survey(
              client.resources(PortAllocation.class).inAnyNamespace().list().getItems(),
              client.resources(PortPolicy.class).list().getItems(),
              client.resources(PortLease.class).list().getItems(),
              labels(client.namespaces().list().getItems()));
      return survey.world(
          observed(survey, client.services().inAnyNamespace().list().getItems()), now);
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

  private static Observed observed(Survey survey, List<Service> services) {
    Map<Key, Stranger> strangers = new HashMap<>();
    Map<Key.ServiceName, Shown> ours = new HashMap<>();
    for (Service service : services) {
      Terms terms = survey.place(service.getMetadata().getNamespace()).house().terms();
      strangers.putAll(Sightings.strangers(service, terms));
      Sightings.ours(service, terms).ifPresent(shown -> ours.put(Sightings.name(service), shown));
    }
    return Observed.of(strangers, ours);
  }
}
