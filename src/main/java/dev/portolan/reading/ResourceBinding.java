package dev.portolan.reading;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.CustomResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Makes resources of one kind of documents that their schema accepts.
 *
 * @param empty makes one that says nothing yet
 */
record ResourceBinding<S, R extends CustomResource<S, ?>>(
    Supplier<R> empty, Class<S> specType, Binding spec) {

  private static final Binding METADATA = Binding.to(ObjectMeta.class);

  /** What most documents state; whoever states more has it read by Jackson. */
  private static final Map<String, BiConsumer<ObjectMeta, String>> USUAL =
      Map.of(
          "name", ObjectMeta::setName,
          "namespace", ObjectMeta::setNamespace,
          "uid", ObjectMeta::setUid,
          "resourceVersion", ObjectMeta::setResourceVersion,
          "creationTimestamp", ObjectMeta::setCreationTimestamp);

  static <S, R extends CustomResource<S, ?>> ResourceBinding<S, R> of(
      Supplier<R> empty, Class<S> spec) {
    return new ResourceBinding<>(empty, spec, Binding.to(spec));
  }

  /**
   * A document as a resource.
   *
   * @param stored the document as plain maps, lists and values
   * @throws IllegalStateException where the class cannot hold what the schema accepts
   */
  R bound(Object stored) {
    Map<?, ?> fields = (Map<?, ?>) stored;
    R resource = empty.get();
    try {
      Optional.<Object>ofNullable(fields.get("metadata"))
          .map(ResourceBinding::metadata)
          .ifPresent(resource::setMetadata);
      Optional.<Object>ofNullable(fields.get("spec"))
          .map(spec::bound)
          .map(specType::cast)
          .ifPresent(resource::setSpec);
    } catch (RuntimeException e) {
      throw new IllegalStateException("the schema accepts what " + specType + " cannot hold", e);
    }
    return resource;
  }

  private static ObjectMeta metadata(Object stored) {
    Map<?, ?> fields = (Map<?, ?>) stored;
    if (!USUAL.keySet().containsAll(fields.keySet())) {
      return (ObjectMeta) METADATA.bound(stored);
    }
    ObjectMeta metadata = sayingNothing();
    USUAL.forEach(
        (name, setter) -> {
          if (fields.get(name) instanceof String value) {
            setter.accept(metadata, value);
          }
        });
    return metadata;
  }

  /** A large repository has very many, of which each would have six empty collections. */
  private static ObjectMeta sayingNothing() {
    ObjectMeta metadata = new ObjectMeta();
    metadata.setLabels(Map.of());
    metadata.setAnnotations(Map.of());
    metadata.setFinalizers(List.of());
    metadata.setOwnerReferences(List.of());
    metadata.setManagedFields(List.of());
    metadata.setAdditionalProperties(Map.of());
    return metadata;
  }
}
