package dev.portolan.operator.simulation;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the controller manager does, one object at a time and whenever the schedule says so: it
 * collects what has lost its owner, and empties namespaces that are going.
 */
final class Controllers {
  static final String ORPHAN = "orphan";
  static final String FOREGROUND = "foregroundDeletion";
  static final String NAMESPACE = "kubernetes";

  private static final List<Kind> OWNED = List.of(Kind.Service, Kind.NetworkPolicy);
  private static final List<Kind> CONTENT =
      List.of(Kind.PortAllocation, Kind.Service, Kind.NetworkPolicy);

  private final Store store;
  private final ModelApiServer server;

  Controllers(Store store, ModelApiServer server) {
    this.store = store;
    this.server = server;
  }

  /** One thing that there is to do. */
  record Step(String what, Runnable act) {}

  List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    for (Kind kind : OWNED) {
      for (HasMetadata object : store.all(kind)) {
        collect(object).ifPresent(steps::add);
      }
    }
    for (HasMetadata owner : store.all(Kind.PortAllocation)) {
      finish(owner).ifPresent(steps::add);
    }
    for (HasMetadata namespace : store.all(Kind.Namespace)) {
      if (namespace.getMetadata().getDeletionTimestamp() != null) {
        steps.addAll(empty(namespace));
      }
    }
    return steps;
  }

  private Optional<Step> collect(HasMetadata object) {
    List<OwnerReference> references = object.getMetadata().getOwnerReferences();
    if (references.isEmpty() || object.getMetadata().getDeletionTimestamp() != null) {
      return Optional.empty();
    }
    List<HasMetadata> owners = references.stream().flatMap(r -> owner(object, r).stream()).toList();
    String what = Kind.of(object) + " " + Kind.key(object);
    if (owners.isEmpty()) {
      return Optional.of(step("collect " + what, () -> server.remove(object, List.of())));
    }
    if (owners.stream().allMatch(owner -> goingWith(owner, FOREGROUND))) {
      return Optional.of(step("collect first " + what, () -> server.remove(object, List.of())));
    }
    return owners.stream()
        .filter(owner -> goingWith(owner, ORPHAN))
        .findFirst()
        .map(owner -> step("orphan " + what, () -> orphan(object, owner)));
  }

  private Optional<HasMetadata> owner(HasMetadata object, OwnerReference reference) {
    return store
        .get(
            Kind.valueOf(reference.getKind()),
            object.getMetadata().getNamespace() + "/" + reference.getName())
        .filter(owner -> owner.getMetadata().getUid().equals(reference.getUid()));
  }

  private static boolean goingWith(HasMetadata owner, String finalizer) {
    return owner.getMetadata().getDeletionTimestamp() != null
        && owner.getMetadata().getFinalizers().contains(finalizer);
  }

  private void orphan(HasMetadata object, HasMetadata owner) {
    List<OwnerReference> others =
        object.getMetadata().getOwnerReferences().stream()
            .filter(reference -> !reference.getUid().equals(owner.getMetadata().getUid()))
            .toList();
    store.put(
        object, new ObjectMetaBuilder(object.getMetadata()).withOwnerReferences(others).build());
  }

  private Optional<Step> finish(HasMetadata owner) {
    boolean waiting = goingWith(owner, ORPHAN) || goingWith(owner, FOREGROUND);
    if (!waiting || OWNED.stream().flatMap(kind -> store.all(kind).stream()).anyMatch(of(owner))) {
      return Optional.empty();
    }
    return Optional.of(step("finish " + Kind.key(owner), () -> store.remove(owner)));
  }

  private static java.util.function.Predicate<HasMetadata> of(HasMetadata owner) {
    return object ->
        object.getMetadata().getOwnerReferences().stream()
            .anyMatch(reference -> reference.getUid().equals(owner.getMetadata().getUid()));
  }

  private List<Step> empty(HasMetadata namespace) {
    String name = namespace.getMetadata().getName();
    List<Step> steps = new ArrayList<>();
    boolean empty = true;
    for (Kind kind : CONTENT) {
      for (HasMetadata object : store.all(kind)) {
        if (name.equals(object.getMetadata().getNamespace())) {
          empty = false;
          if (object.getMetadata().getDeletionTimestamp() == null) {
            steps.add(
                step(
                    "empty " + name + " of " + kind + " " + Kind.key(object),
                    () -> server.remove(object, List.of())));
          }
        }
      }
    }
    if (empty) {
      steps.add(step("finish namespace " + name, () -> store.remove(namespace)));
    }
    return steps;
  }

  private static Step step(String what, Runnable act) {
    return new Step(what, act);
  }
}
