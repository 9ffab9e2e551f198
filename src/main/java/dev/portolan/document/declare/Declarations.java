package dev.portolan.document.declare;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortPolicy;
import dev.portolan.api.Reservation;
import dev.portolan.api.Scope;
import dev.portolan.api.ServiceDeclaration;
import dev.portolan.document.fact.Facts;
import dev.portolan.document.fact.Facts.Unread;
import dev.portolan.document.fact.Reading;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a document becomes in a cluster, in the order in which it is applied.
 *
 * @param notes what is claimed and cannot be declared
 */
public record Declarations(
    List<Namespace> namespaces,
    List<PortPolicy> policies,
    List<PortAllocation> allocations,
    List<Unread> notes) {

  private static final String ENVIRONMENT = "portolan.dev/environment";

  public Declarations {
    namespaces = List.copyOf(namespaces);
    policies = List.copyOf(policies);
    allocations = List.copyOf(allocations);
    notes = List.copyOf(notes);
  }

  /**
   * Declares what a document claims.
   *
   * @param namespace where, unless the document says it; nothing: the system's name, by the title
   */
  public static Declarations of(Reading reading, Optional<String> namespace) {
    Places places = new Places(reading, namespace);
    Sketches sketches = Sketches.of(reading, places);
    Map<Home, List<ServiceDeclaration>> services = services(reading, sketches.services());
    Map<Home, List<Reservation>> kept = new LinkedHashMap<>();
    if (!reading.reservations().isEmpty() && reading.literals().isEmpty()) {
      kept.put(places.first(), reservations(reading));
    }
    Set<Home> homes = new LinkedHashSet<>(services.keySet());
    homes.addAll(kept.keySet());
    List<PortAllocation> allocations = new ArrayList<>(LiteralAllocations.of(reading.literals()));
    for (Home home : homes) {
      allocations.addAll(
          Chunks.allocations(
              home, services.getOrDefault(home, List.of()), kept.getOrDefault(home, List.of())));
    }
    return new Declarations(
        namespaces(homes, allocations),
        new PolicySketch(reading, sketches.services()).policies(),
        allocations,
        sketches.notes());
  }

  private static Map<Home, List<ServiceDeclaration>> services(
      Reading reading, Map<Home, List<ServiceSketch>> sketches) {
    FlowPeers peers = new FlowPeers(reading.flows(), sketches);
    Map<Home, List<ServiceDeclaration>> services = new LinkedHashMap<>();
    sketches.forEach(
        (home, all) ->
            services.put(
                home,
                all.stream()
                    .map(sketch -> sketch.declared(peers, health(reading, sketch), home))
                    .toList()));
    return services;
  }

  private static Optional<String> health(Reading reading, ServiceSketch sketch) {
    return reading.health().stream()
        .filter(health -> sketch.isOf(health.service()))
        .map(Facts.Health::path)
        .findFirst();
  }

  private static List<Reservation> reservations(Reading reading) {
    Labels names = new Labels();
    return reading.reservations().stream().map(kept -> reservation(kept, names)).toList();
  }

  private static Reservation reservation(Facts.Reservation kept, Labels names) {
    Optional<String> service = kept.forService().filter(name -> name.length() <= 63);
    String fallback = "port-" + kept.port();
    String words = service.orElse(kept.reason());
    return new Reservation(
        names.free(dev.portolan.document.word.Words.label(words, fallback)),
        kept.port(),
        kept.protocol(),
        Scope.Namespace,
        service.orElse(null),
        ServiceSketch.text(Optional.of(kept.reason()).filter(r -> !r.isBlank())).orElse(null),
        null);
  }

  private static List<Namespace> namespaces(Set<Home> homes, List<PortAllocation> allocations) {
    Map<String, Namespace> namespaces = new LinkedHashMap<>();
    Set<Home> all = new LinkedHashSet<>(homes);
    for (PortAllocation allocation : allocations) {
      String name = allocation.getMetadata().getNamespace();
      all.add(new Home(name, Optional.empty(), allocation.getMetadata().getName()));
    }
    for (Home home : all) {
      Map<String, String> labels = new LinkedHashMap<>();
      home.environment().flatMap(Labels::value).ifPresent(name -> labels.put(ENVIRONMENT, name));
      namespaces.putIfAbsent(
          home.namespace(),
          new NamespaceBuilder()
              .withNewMetadata()
              .withName(home.namespace())
              .withLabels(labels)
              .endMetadata()
              .build());
    }
    return List.copyOf(namespaces.values());
  }
}
