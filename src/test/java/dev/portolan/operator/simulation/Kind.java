package dev.portolan.operator.simulation;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** The kinds of objects that the model keeps, and how one is copied with other metadata. */
enum Kind {
  Namespace(
      io.fabric8.kubernetes.api.model.Namespace.class,
      false,
      io.fabric8.kubernetes.api.model.Namespace::new,
      (from, to) -> {
        to.setSpec(from.getSpec());
        to.setStatus(from.getStatus());
      }),
  PortPolicy(
      dev.portolan.api.PortPolicy.class,
      false,
      dev.portolan.api.PortPolicy::new,
      (from, to) -> {
        to.setSpec(from.getSpec());
        to.setStatus(from.getStatus());
      }),
  PortAllocation(
      dev.portolan.api.PortAllocation.class,
      true,
      dev.portolan.api.PortAllocation::new,
      (from, to) -> {
        to.setSpec(from.getSpec());
        to.setStatus(from.getStatus());
      }),
  PortLease(
      dev.portolan.api.PortLease.class,
      false,
      dev.portolan.api.PortLease::new,
      (from, to) -> to.setSpec(from.getSpec())),
  Service(
      io.fabric8.kubernetes.api.model.Service.class,
      true,
      io.fabric8.kubernetes.api.model.Service::new,
      (from, to) -> {
        to.setSpec(from.getSpec());
        to.setStatus(from.getStatus());
      }),
  NetworkPolicy(
      io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy.class,
      true,
      io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy::new,
      (from, to) -> to.setSpec(from.getSpec())),
  /** Told and not kept. */
  Event(
      io.fabric8.kubernetes.api.model.events.v1.Event.class,
      true,
      io.fabric8.kubernetes.api.model.events.v1.Event::new,
      (from, to) -> to.setNote(from.getNote()));

  private final Class<? extends HasMetadata> type;
  private final boolean namespaced;
  private final Copier<?> copier;

  <R extends HasMetadata> Kind(
      Class<R> type, boolean namespaced, Supplier<R> blank, BiConsumer<R, R> content) {
    this.type = type;
    this.namespaced = namespaced;
    this.copier = new Copier<>(type, blank, content);
  }

  static Kind of(Class<?> type) {
    for (Kind kind : values()) {
      if (kind.type == type) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no one models " + type);
  }

  static Kind of(HasMetadata object) {
    return of(object.getClass());
  }

  /** By what an object is found among its kind. */
  static String key(HasMetadata object) {
    ObjectMeta meta = object.getMetadata();
    return of(object).namespaced ? meta.getNamespace() + "/" + meta.getName() : meta.getName();
  }

  boolean namespaced() {
    return namespaced;
  }

  /** The plural, as the API server writes it in its answers. */
  String plural() {
    return switch (this) {
      case Namespace, PortAllocation, PortLease, Service, Event ->
          name().toLowerCase(Locale.ROOT) + "s";
      case PortPolicy -> "portpolicies";
      case NetworkPolicy -> "networkpolicies.networking.k8s.io";
    };
  }

  /** The same content under other metadata; neither argument changes. */
  HasMetadata with(HasMetadata content, ObjectMeta metadata) {
    return copier.copy(content, metadata);
  }

  private record Copier<R extends HasMetadata>(
      Class<R> type, Supplier<R> blank, BiConsumer<R, R> content) {

    R copy(HasMetadata from, ObjectMeta metadata) {
      R copy = blank.get();
      content.accept(type.cast(from), copy);
      copy.setMetadata(metadata);
      return copy;
    }
  }
}
