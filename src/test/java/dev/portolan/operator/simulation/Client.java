package dev.portolan.operator.simulation;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortPolicy;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Everybody but operators and controllers: owners, admins, strangers, and hands. */
final class Client {
  private static final String NAME_LABEL = "kubernetes.io/metadata.name";

  private final Random random;
  private final Wishes wishes;
  private final Temper temper;
  private final Store store;
  private final ModelApiServer server;
  private final Hands hands;

  Client(long seed, Temper temper, Store store, ModelApiServer server) {
    this.random = new Random(seed ^ 0xC11E47L);
    this.wishes = new Wishes(random);
    this.temper = temper;
    this.store = store;
    this.server = server;
    this.hands = new Hands(random, store, server);
  }

  /** Makes the cluster that everything begins in. */
  void setUp() {
    Wishes.NAMESPACES.forEach(this::namespace);
    temper.regime().spec().ifPresent(spec -> server.create(Wishes.policy(spec)));
  }

  /** Does one thing; what it was. */
  String edit() {
    try {
      return temper.hands() && random.nextInt(3) == 0 ? hands.edit() : edit(random.nextInt(100));
    } catch (KubernetesClientException e) {
      return "refused: " + e.getMessage();
    }
  }

  private String edit(int dice) {
    if (temper.shifting() && dice < 15) {
      return shift();
    }
    if (dice < 62) {
      return apply();
    }
    if (dice < 84) {
      return delete(dice);
    }
    if (dice < 90) {
      return recreate();
    }
    return dice < 97 ? stranger() : place();
  }

  private String apply() {
    String namespace = any(Wishes.NAMESPACES);
    PortAllocation wanted = wishes.allocation(namespace, any(Wishes.ALLOCATIONS));
    return apply(wanted);
  }

  private String apply(PortAllocation wanted) {
    Optional<HasMetadata> there = store.get(Kind.PortAllocation, Kind.key(wanted));
    if (there.isPresent()) {
      wanted.getMetadata().setFinalizers(there.get().getMetadata().getFinalizers());
      server.replace(wanted);
    } else {
      server.create(wanted);
    }
    return "apply " + Kind.key(wanted) + " " + Traces.of(wanted);
  }

  private String delete(int dice) {
    Optional<PortAllocation> victim = anyAllocation();
    if (victim.isEmpty()) {
      return apply();
    }
    List<String> finalizers =
        dice < 78 ? List.of() : List.of(dice < 81 ? Controllers.ORPHAN : Controllers.FOREGROUND);
    server.remove(victim.get(), finalizers);
    return "delete " + Kind.key(victim.get()) + " " + finalizers;
  }

  private String recreate() {
    Optional<PortAllocation> victim = anyAllocation();
    if (victim.isEmpty()) {
      return apply();
    }
    PortAllocation old = victim.get();
    server.remove(old, List.of());
    PortAllocation again =
        wishes.allocation(old.getMetadata().getNamespace(), old.getMetadata().getName());
    if (random.nextBoolean()) {
      again.setSpec(old.getSpec());
    }
    server.create(again);
    return "delete and apply " + Kind.key(old) + " " + Traces.of(again);
  }

  private String stranger() {
    List<Service> strangers =
        store.all(Service.class).stream()
            .filter(service -> service.getMetadata().getOwnerReferences().isEmpty())
            .toList();
    if (!strangers.isEmpty() && random.nextBoolean()) {
      Service victim = any(strangers);
      server.remove(victim, List.of());
      return "delete Service " + Kind.key(victim);
    }
    Service service = strange();
    server.create(service);
    return "create Service " + Kind.key(service) + " " + NodePorts.numbers(service);
  }

  private Service strange() {
    boolean onNodes = random.nextBoolean();
    ServicePortBuilder port = new ServicePortBuilder().withPort(any(Wishes.NUMBERS));
    if (onNodes) {
      port.withNodePort(any(Wishes.NODE_PORTS));
    }
    return new ServiceBuilder()
        .withNewMetadata()
        .withNamespace(any(Wishes.NAMESPACES))
        .withName(random.nextBoolean() ? "stranger" : any(Wishes.SERVICES))
        .endMetadata()
        .withNewSpec()
        .withType(onNodes ? any(List.of("NodePort", "LoadBalancer")) : "ClusterIP")
        .withPorts(port.build())
        .endSpec()
        .build();
  }

  private String place() {
    String name = any(Wishes.NAMESPACES);
    Optional<HasMetadata> there = store.get(Kind.Namespace, name);
    if (there.isEmpty()) {
      namespace(name);
      return "create namespace " + name;
    }
    if (random.nextBoolean()) {
      server.remove(there.get(), List.of(Controllers.NAMESPACE));
      return "delete namespace " + name;
    }
    Map<String, String> labels = Map.of(NAME_LABEL, name, "tier", "t" + random.nextInt(3));
    store.put(
        there.get(), new ObjectMetaBuilder(there.get().getMetadata()).withLabels(labels).build());
    return "label namespace " + name + " " + labels;
  }

  private String shift() {
    Optional<HasMetadata> policy = store.get(Kind.PortPolicy, "cluster");
    Regime regime = any(List.of(Regime.values()));
    if (policy.isPresent() && regime.spec().isEmpty()) {
      server.remove(policy.get(), List.of());
    } else if (regime.spec().isPresent()) {
      PortPolicy wanted = Wishes.policy(regime.spec().get());
      PortPolicy unused = policy.isPresent() ? server.replace(wanted) : server.create(wanted);
    }
    return "policy " + regime;
  }

  private void namespace(String name) {
    Namespace namespace =
        new NamespaceBuilder()
            .withNewMetadata()
            .withName(name)
            .addToLabels(NAME_LABEL, name)
            .endMetadata()
            .build();
    server.create(namespace);
  }

  /** Makes namespaces whole again, so that whoever is left in one can come to rest. */
  void tidyUp() {
    Wishes.NAMESPACES.stream()
        .filter(name -> store.get(Kind.Namespace, name).isEmpty())
        .forEach(this::namespace);
  }

  /** Takes everything away that people have made. */
  void leave() {
    List<HasMetadata> all = new ArrayList<>(store.all(Kind.PortAllocation));
    all.stream()
        .filter(object -> object.getMetadata().getDeletionTimestamp() == null)
        .forEach(object -> server.remove(object, List.of()));
    List.copyOf(store.all(Kind.Service)).stream()
        .filter(service -> service.getMetadata().getOwnerReferences().isEmpty())
        .forEach(service -> server.remove(service, List.of()));
    List.copyOf(store.all(Kind.NetworkPolicy)).stream()
        .filter(policy -> policy.getMetadata().getOwnerReferences().isEmpty())
        .forEach(policy -> server.remove(policy, List.of()));
  }

  private Optional<PortAllocation> anyAllocation() {
    List<PortAllocation> there =
        store.all(PortAllocation.class).stream()
            .filter(allocation -> allocation.getMetadata().getDeletionTimestamp() == null)
            .toList();
    return there.isEmpty() ? Optional.empty() : Optional.of(any(there));
  }

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
