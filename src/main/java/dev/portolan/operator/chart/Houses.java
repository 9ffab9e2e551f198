package dev.portolan.operator.chart;

import dev.portolan.api.PortPolicy;
import dev.portolan.intake.House;
import dev.portolan.intake.Place;
import dev.portolan.ledger.Terms;
import io.fabric8.kubernetes.api.model.Namespace;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Namespaces and policies, and what they make of each other. */
final class Houses {

  private final Map<String, Namespace> namespaces = new HashMap<>();
  private final Map<String, PortPolicy> policies = new HashMap<>();
  private final Map<String, Place> places = new HashMap<>();

  /** The namespace as a place; one that was not seen yet has no labels. */
  Place place(String namespace) {
    return places.computeIfAbsent(namespace, this::read);
  }

  Terms terms(String namespace) {
    return place(namespace).house().terms();
  }

  boolean terminating(String namespace) {
    Namespace known = namespaces.get(namespace);
    return known != null && known.getMetadata().getDeletionTimestamp() != null;
  }

  /** The labels of a namespace as it is known; empty when it is not. */
  Optional<Map<String, String>> labelsOf(Namespace namespace) {
    return Optional.ofNullable(namespaces.get(namespace.getMetadata().getName()))
        .map(Houses::labels);
  }

  Map<String, Map<String, String>> labels() {
    Map<String, Map<String, String>> labels = new HashMap<>();
    namespaces.forEach((name, namespace) -> labels.put(name, labels(namespace)));
    return labels;
  }

  Optional<PortPolicy> policy(String rule) {
    return policies.values().stream()
        .filter(policy -> House.title(policy).equals(rule))
        .findFirst();
  }

  Set<String> put(Namespace namespace) {
    String name = namespace.getMetadata().getName();
    if (!Versions.outdated(namespaces.get(name), namespace)) {
      return Set.of();
    }
    boolean before = terminating(name);
    namespaces.put(name, namespace);
    Set<String> changed = new HashSet<>(reread(Set.of(name)));
    if (before != terminating(name)) {
      changed.add(name);
    }
    return changed;
  }

  Set<String> remove(Namespace namespace) {
    String name = namespace.getMetadata().getName();
    boolean before = terminating(name);
    namespaces.remove(name);
    Set<String> changed = new HashSet<>(reread(Set.of(name)));
    if (before) {
      // Who is in its successor already is not going away any more.
      changed.add(name);
    }
    return changed;
  }

  Set<String> put(PortPolicy policy) {
    PortPolicy known = policies.get(policy.getMetadata().getName());
    if (!Versions.outdated(known, policy)) {
      return Set.of();
    }
    policies.put(policy.getMetadata().getName(), policy);
    return known != null && known.getSpec().equals(policy.getSpec())
        ? Set.of()
        : reread(Set.copyOf(places.keySet()));
  }

  Set<String> remove(PortPolicy policy) {
    policies.remove(policy.getMetadata().getName());
    return reread(Set.copyOf(places.keySet()));
  }

  /** Reads places anew and says which are not what they were. */
  private Set<String> reread(Set<String> names) {
    Set<String> changed = new HashSet<>();
    for (String name : names) {
      Place place = read(name);
      if (!Objects.equals(places.put(name, place), place)) {
        changed.add(name);
      }
    }
    return changed;
  }

  private Place read(String name) {
    Map<String, String> labels =
        Optional.ofNullable(namespaces.get(name)).map(Houses::labels).orElse(Map.of());
    return new Place(
        name,
        Optional.ofNullable(labels.get(Place.ENVIRONMENT_LABEL)),
        House.of(List.copyOf(policies.values()), name, labels));
  }

  private static Map<String, String> labels(Namespace namespace) {
    return Objects.requireNonNullElse(namespace.getMetadata().getLabels(), Map.of());
  }
}
