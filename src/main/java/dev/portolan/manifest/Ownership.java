package dev.portolan.manifest;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.ServiceDeclaration;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** By which labels and owner reference an object is known as an allocation's. */
final class Ownership {

  private Ownership() {}

  /**
   * The metadata of an object made for a service; an allocation that was never created has no UID
   * and therefore owns nothing yet.
   */
  static ObjectMeta stamp(PortAllocation allocation, ServiceDeclaration service, String name) {
    ObjectMeta owner = allocation.getMetadata();
    ObjectMetaBuilder stamped =
        new ObjectMetaBuilder()
            .withName(name)
            .withNamespace(namespace(allocation))
            .withLabels(labels(owner, service));
    return owner.getUid() == null
        ? stamped.build()
        : stamped.withOwnerReferences(reference(allocation)).build();
  }

  static String namespace(PortAllocation allocation) {
    return Objects.requireNonNullElse(allocation.getMetadata().getNamespace(), "default");
  }

  private static SortedMap<String, String> labels(ObjectMeta owner, ServiceDeclaration service) {
    SortedMap<String, String> labels = new TreeMap<>();
    labels.put(Labels.MANAGED_BY, Labels.PORTOLAN);
    labels.put(Labels.ALLOCATION, owner.getName());
    putIfPresent(labels, Labels.ALLOCATION_UID, owner.getUid());
    putIfPresent(labels, Labels.CATEGORY, service.category());
    return labels;
  }

  private static void putIfPresent(
      Map<String, String> labels, String label, @Nullable String value) {
    if (value != null) {
      labels.put(label, value);
    }
  }

  private static OwnerReference reference(PortAllocation allocation) {
    return new OwnerReferenceBuilder()
        .withApiVersion(allocation.getApiVersion())
        .withKind(allocation.getKind())
        .withName(allocation.getMetadata().getName())
        .withUid(allocation.getMetadata().getUid())
        .withController(true)
        .withBlockOwnerDeletion(true)
        .build();
  }

  /**
   * The actual metadata with ours in it; labels, annotations and owners that others added stay, but
   * no other controller.
   */
  static ObjectMeta onto(ObjectMeta actual, ObjectMeta desired) {
    return new ObjectMetaBuilder(actual)
        .withLabels(labels(actual.getLabels(), desired.getLabels()))
        .withAnnotations(joined(actual.getAnnotations(), desired.getAnnotations()))
        .withOwnerReferences(owners(actual, desired))
        .build();
  }

  private static Map<String, String> labels(
      @Nullable Map<String, String> actual, Map<String, String> desired) {
    Map<String, String> labels = joined(actual, Map.of());
    Labels.OURS.forEach(labels::remove);
    labels.putAll(desired);
    return labels;
  }

  private static Map<String, String> joined(
      @Nullable Map<String, String> actual, @Nullable Map<String, String> desired) {
    Map<String, String> all = new TreeMap<>(Objects.requireNonNullElse(actual, Map.of()));
    all.putAll(Objects.requireNonNullElse(desired, Map.of()));
    return all;
  }

  private static List<OwnerReference> owners(ObjectMeta actual, ObjectMeta desired) {
    if (actual.getOwnerReferences().containsAll(desired.getOwnerReferences())) {
      return actual.getOwnerReferences();
    }
    List<OwnerReference> owners = new ArrayList<>(desired.getOwnerReferences());
    actual.getOwnerReferences().stream()
        .filter(owner -> !Boolean.TRUE.equals(owner.getController()))
        .filter(owner -> owners.stream().noneMatch(ours -> ours.getUid().equals(owner.getUid())))
        .forEach(owners::add);
    return owners;
  }
}
