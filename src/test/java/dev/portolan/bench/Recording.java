package dev.portolan.bench;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortLease;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the operator has made of a fleet, to be written once more for another one. */
final class Recording {

  /**
   * What is written for one allocation, in the operator's order, as far as it can be made before
   * the allocation has a UID.
   *
   * @param leases by name, as text
   * @param objects NetworkPolicies, Services
   * @param reported the allocation with its status
   */
  record Writes(List<String> leases, List<HasMetadata> objects, PortAllocation reported) {

    /** The leases for the allocation as it was created. */
    List<PortLease> leasesOf(PortAllocation created, KubernetesSerialization json) {
      return leases.stream()
          .map(text -> text.replace(UID, created.getMetadata().getUid()))
          .map(text -> json.unmarshal(text, PortLease.class))
          .toList();
    }

    /** What the allocation as it was created owns. */
    List<HasMetadata> objectsOf(PortAllocation created) {
      String uid = created.getMetadata().getUid();
      for (HasMetadata object : objects) {
        object.getMetadata().getOwnerReferences().getFirst().setUid(uid);
        object.getMetadata().getLabels().replaceAll((k, v) -> v.equals(UID) ? uid : v);
      }
      return objects;
    }

    /** The allocation as it was created, with its status. */
    PortAllocation reportOf(PortAllocation created) {
      reported.getMetadata().setUid(created.getMetadata().getUid());
      reported.getMetadata().setResourceVersion(created.getMetadata().getResourceVersion());
      return reported;
    }
  }

  /** Stands for a UID while numbers are changed, for five of its digits may look like one. */
  private static final String UID = "@uid@";

  private static final Pattern CLUSTER_WIDE =
      Pattern.compile("(?<![\\d.])[123]\\d{4}(?!\\d)|(?<=tcp\\.|node\\.)[123]\\d{4}(?!\\d)");

  private final int wave;
  private final KubernetesSerialization json;
  private final Map<String, List<String>> objects = new HashMap<>();
  private final Map<String, PortAllocation> allocations = new HashMap<>();

  private Recording(int wave, KubernetesSerialization json) {
    this.wave = wave;
    this.json = json;
  }

  /** Reads everything that belongs to the fleet. */
  static Recording of(Fleet fleet, KubernetesClient client) {
    Recording recording = new Recording(fleet.wave(), client.getKubernetesSerialization());
    String namespaces = Fleet.namespaces(fleet.wave());
    client.resources(PortAllocation.class).inAnyNamespace().list().getItems().stream()
        .filter(allocation -> allocation.getMetadata().getNamespace().startsWith(namespaces))
        .forEach(allocation -> recording.allocations.put(path(allocation), allocation));
    client.resources(PortLease.class).list().getItems().stream()
        .filter(lease -> lease.getSpec().holder().namespace().startsWith(namespaces))
        .sorted(Comparator.comparing(lease -> lease.getMetadata().getName()))
        .forEach(recording::record);
    Stream.concat(
            client.network().v1().networkPolicies().inAnyNamespace().list().getItems().stream(),
            client.services().inAnyNamespace().list().getItems().stream())
        .filter(object -> object.getMetadata().getNamespace().startsWith(namespaces))
        .forEach(recording::record);
    return recording;
  }

  private void record(PortLease lease) {
    record(lease.getSpec().holder().namespace() + "/" + lease.getSpec().holder().name(), lease);
  }

  private void record(HasMetadata object) {
    String owner = object.getMetadata().getOwnerReferences().getFirst().getName();
    record(object.getMetadata().getNamespace() + "/" + owner, object);
  }

  private void record(String allocation, HasMetadata object) {
    objects
        .computeIfAbsent(allocation, a -> new ArrayList<>())
        .add(json.asJson(asFirstWritten(object)));
  }

  private static HasMetadata asFirstWritten(HasMetadata object) {
    forgetServer(object);
    if (object instanceof Service service) {
      service.setStatus(null);
      service.getSpec().setClusterIP(null);
      service.getSpec().setClusterIPs(List.of());
    }
    return object;
  }

  private static void forgetServer(HasMetadata object) {
    object.getMetadata().setUid(null);
    object.getMetadata().setResourceVersion(null);
    object.getMetadata().setGeneration(null);
    object.getMetadata().setCreationTimestamp(null);
    object.getMetadata().setManagedFields(List.of());
  }

  /** The same writes for each allocation of the fleet's twin, by {@code namespace/name}. */
  Map<String, Writes> forTwin(Fleet twin) {
    Map<String, Writes> writes = new HashMap<>();
    twin.ships()
        .forEach(
            ship -> {
              String path = ship.namespace() + "/" + ship.name();
              writes.put(path, writes(path, twin.wave()));
            });
    return writes;
  }

  private Writes writes(String twin, int wave) {
    String path = twin.replace(Fleet.namespaces(wave), Fleet.namespaces(this.wave));
    PortAllocation original = Objects.requireNonNull(allocations.get(path));
    List<String> texts =
        objects.getOrDefault(path, List.of()).stream()
            .map(text -> renamed(text, original, wave))
            .toList();
    PortAllocation reported =
        json.unmarshal(renamed(json.asJson(original), original, wave), PortAllocation.class);
    forgetServer(reported);
    return new Writes(
        texts.stream().filter(Recording::isLease).toList(),
        texts.stream()
            .filter(text -> !isLease(text))
            .map(text -> json.<HasMetadata>unmarshal(text))
            .toList(),
        reported);
  }

  private static boolean isLease(String text) {
    return text.contains("\"kind\":\"PortLease\"");
  }

  /** The text for the twin, with {@link #UID} where its UID must stand. */
  private String renamed(String text, PortAllocation original, int twin) {
    int shift = Fleet.offset(twin) - Fleet.offset(wave);
    String renamed =
        text.replace(Fleet.namespaces(wave), Fleet.namespaces(twin))
            .replace(original.getMetadata().getUid(), UID);
    return CLUSTER_WIDE
        .matcher(renamed)
        .replaceAll(found -> String.valueOf(Integer.parseInt(found.group()) + shift));
  }

  static String path(PortAllocation allocation) {
    return allocation.getMetadata().getNamespace() + "/" + allocation.getMetadata().getName();
  }
}
