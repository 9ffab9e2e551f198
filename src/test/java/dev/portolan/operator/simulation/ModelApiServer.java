package dev.portolan.operator.simulation;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortPolicy;
import dev.portolan.operator.ApiServer;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntryBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Service;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the API server does with the operator's requests, as far as the operator can tell.
 *
 * <pre>
 *  create    namespace gone 404 or going 403, its node ports taken 422, its name taken 409
 *  replace   missing 404 (a Service: 409), another version or incarnation 409, its node ports taken 422;
 *            generation counts changes of spec, and equal content is no new version
 *  delete    missing: no refusal, as the client has it; another version 409; finalizers defer it
 * </pre>
 *
 * That it is the real one's manner is for {@code ConformanceTest} to say.
 */
final class ModelApiServer implements ApiServer {
  private final Store store;
  private final NodePorts nodePorts;
  private final InstantSource clock;

  ModelApiServer(Store store, NodePorts nodePorts, InstantSource clock) {
    this.store = store;
    this.nodePorts = nodePorts;
    this.clock = clock;
  }

  @Override
  public <R extends HasMetadata> R create(R object) {
    Kind kind = Kind.of(object);
    HasMetadata admitted = admitted(kind, object);
    if (kind == Kind.Event) {
      return object;
    }
    ObjectMetaBuilder metadata =
        new ObjectMetaBuilder(object.getMetadata())
            .withUid(store.newUid())
            .withManagedFields(stated(object))
            .withCreationTimestamp(clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    if (kind != Kind.Service && kind != Kind.Namespace) {
      metadata.withGeneration(1L);
    }
    return cast(object, store.put(admitted, metadata.build()));
  }

  @Override
  public <R extends HasMetadata> R replace(R object) {
    HasMetadata now = asNamed(object);
    HasMetadata content = admitted(object, now);
    ObjectMetaBuilder metadata =
        new ObjectMetaBuilder(system(object.getMetadata(), now)).withManagedFields(stated(object));
    boolean specChanged = !sameSpec(now, content);
    if (specChanged && now.getMetadata().getGeneration() != null) {
      metadata.withGeneration(now.getMetadata().getGeneration() + 1);
    }
    if (now.getMetadata().getDeletionTimestamp() != null
        && object.getMetadata().getFinalizers().isEmpty()) {
      store.remove(now);
      return object;
    }
    return cast(object, stored(now, content, metadata.build(), specChanged));
  }

  @Override
  public <R extends HasMetadata> void rehearse(R object) {
    HasMetadata unused =
        object.getMetadata().getResourceVersion() == null
            ? admitted(Kind.of(object), object)
            : admitted(object, asNamed(object));
  }

  @Override
  public <R extends HasMetadata> R replaceStatus(R object) {
    HasMetadata now = asNamed(object);
    HasMetadata content = withStatusOf(object, now);
    boolean changed =
        !Objects.equals(Contents.status(object).orElse(null), Contents.status(now).orElse(null));
    return cast(object, stored(now, content, now.getMetadata(), changed));
  }

  @Override
  public void delete(HasMetadata read) {
    Optional<HasMetadata> now = store.get(Kind.of(read), Kind.key(read));
    now.ifPresent(
        object -> {
          if (!sameVersion(object, read)) {
            throw Refusals.changed(Kind.of(read), read.getMetadata().getName());
          }
          remove(object, List.of());
        });
  }

  @Override
  public <R extends HasMetadata> Optional<R> get(Class<R> type, String name) {
    return store.get(Kind.of(type), name).map(type::cast);
  }

  @Override
  public <R extends HasMetadata> Optional<R> get(Class<R> type, String namespace, String name) {
    return store.get(Kind.of(type), namespace + "/" + name).map(type::cast);
  }

  @Override
  public <R extends HasMetadata> List<R> list(Class<R> type) {
    return store.all(type);
  }

  @Override
  public <R extends HasMetadata> List<R> list(
      Class<R> type, String namespace, String label, String value) {
    return store.all(type).stream()
        .filter(object -> namespace.equals(object.getMetadata().getNamespace()))
        .filter(
            object ->
                object.getMetadata().getLabels() != null
                    && value.equals(object.getMetadata().getLabels().get(label)))
        .toList();
  }

  /**
   * Deletes an object, or marks it when somebody must act first.
   *
   * @param finalizers those that this way of deleting adds
   */
  void remove(HasMetadata object, List<String> finalizers) {
    ObjectMeta metadata = object.getMetadata();
    boolean deferred = !finalizers.isEmpty() || !metadata.getFinalizers().isEmpty();
    if (!deferred) {
      store.remove(object);
    } else if (metadata.getDeletionTimestamp() == null) {
      ObjectMetaBuilder going =
          new ObjectMetaBuilder(metadata)
              .addAllToFinalizers(finalizers)
              .withDeletionTimestamp(clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
      if (metadata.getGeneration() != null) {
        going.withGeneration(metadata.getGeneration() + 1);
      }
      store.put(object, going.build());
    }
  }

  private HasMetadata admitted(Kind kind, HasMetadata object) {
    admit(kind, object);
    HasMetadata admitted =
        object instanceof Service service
            ? nodePorts.admit(service, Optional.empty())
            : withoutStatus(object);
    if (store.get(kind, Kind.key(object)).isPresent()) {
      throw Refusals.exists(kind, object.getMetadata().getName());
    }
    return admitted;
  }

  private HasMetadata admitted(HasMetadata object, HasMetadata now) {
    return object instanceof Service service
        ? nodePorts.admit(service, Optional.of((Service) now))
        : withStatusOf(now, object);
  }

  private void admit(Kind kind, HasMetadata object) {
    if (kind.namespaced()) {
      String namespace = object.getMetadata().getNamespace();
      HasMetadata place =
          store
              .get(Kind.Namespace, namespace)
              .orElseThrow(() -> Refusals.missing(Kind.Namespace, namespace));
      if (place.getMetadata().getDeletionTimestamp() != null) {
        throw Refusals.terminating(kind, object.getMetadata().getName(), namespace);
      }
    }
  }

  private HasMetadata asNamed(HasMetadata object) {
    Kind kind = Kind.of(object);
    String name = object.getMetadata().getName();
    HasMetadata now =
        store
            .get(kind, Kind.key(object))
            .orElseThrow(
                () ->
                    kind == Kind.Service
                        ? Refusals.changed(kind, name)
                        : Refusals.missing(kind, name));
    if (!sameVersion(now, object)) {
      throw Refusals.changed(kind, name);
    }
    return now;
  }

  private HasMetadata stored(
      HasMetadata now, HasMetadata content, ObjectMeta metadata, boolean changed) {
    boolean same = !changed && metadata.equals(now.getMetadata());
    return same ? now : store.put(content, metadata);
  }

  /** Which node ports a client states: to leave one to the API server makes another version. */
  private static List<ManagedFieldsEntry> stated(HasMetadata sent) {
    if (!(sent instanceof Service service)) {
      return List.of();
    }
    List<String> ports =
        service.getSpec().getPorts().stream()
            .filter(port -> port.getNodePort() != null && port.getNodePort() > 0)
            .map(port -> Objects.requireNonNullElse(port.getProtocol(), "TCP") + port.getPort())
            .toList();
    return List.of(
        new ManagedFieldsEntryBuilder()
            .withNewFieldsV1()
            .addToAdditionalProperties("f:nodePort", ports)
            .endFieldsV1()
            .build());
  }

  private static boolean sameVersion(HasMetadata now, HasMetadata named) {
    String uid = named.getMetadata().getUid();
    String version = named.getMetadata().getResourceVersion();
    return (uid == null || uid.equals(now.getMetadata().getUid()))
        && (version == null || version.equals(now.getMetadata().getResourceVersion()));
  }

  /** What a client may not change about an object stays as it is. */
  private static ObjectMeta system(ObjectMeta sent, HasMetadata now) {
    ObjectMeta is = now.getMetadata();
    return new ObjectMetaBuilder(sent)
        .withUid(is.getUid())
        .withResourceVersion(is.getResourceVersion())
        .withGeneration(is.getGeneration())
        .withCreationTimestamp(is.getCreationTimestamp())
        .withDeletionTimestamp(is.getDeletionTimestamp())
        .build();
  }

  private static boolean sameSpec(HasMetadata one, HasMetadata other) {
    return Objects.equals(Contents.spec(one), Contents.spec(other));
  }

  private static HasMetadata withoutStatus(HasMetadata object) {
    return withStatusOf(Kind.of(object).with(object, object.getMetadata()), object, true);
  }

  private static HasMetadata withStatusOf(HasMetadata source, HasMetadata object) {
    return withStatusOf(source, object, false);
  }

  @SuppressWarnings("NullAway") // a resource that was never judged has no status
  private static HasMetadata withStatusOf(HasMetadata source, HasMetadata object, boolean none) {
    HasMetadata copy = Kind.of(object).with(object, object.getMetadata());
    if (copy instanceof PortAllocation allocation) {
      allocation.setStatus(none ? null : ((PortAllocation) source).getStatus());
    } else if (copy instanceof PortPolicy policy) {
      policy.setStatus(none ? null : ((PortPolicy) source).getStatus());
    }
    return copy;
  }

  @SuppressWarnings("unchecked")
  private static <R extends HasMetadata> R cast(R like, HasMetadata object) {
    return (R) object;
  }
}
