package dev.portolan.operator.simulation;

import dev.portolan.operator.ApiServer;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** One of two API servers that are asked the same, with every version of each object it showed. */
final class Side {
  private final ApiServer api;
  private final Map<String, List<HasMetadata>> seen = new HashMap<>();

  Side(ApiServer api) {
    this.api = api;
  }

  /** What came back, in words that both sides can use. */
  record Answer(int code, String reason, Object shape) {}

  Answer create(HasMetadata object) {
    return asked(() -> learned(api.create(object)));
  }

  /** Replaces the content on top of the version that was seen that many versions ago. */
  Answer replace(HasMetadata content, int ago) {
    return asked(() -> learned(api.replace(onTopOf(content, ago))));
  }

  Answer replaceStatus(HasMetadata content, int ago) {
    return asked(() -> learned(api.replaceStatus(onTopOf(content, ago))));
  }

  Answer delete(HasMetadata named, int ago) {
    return asked(
        () -> {
          api.delete(onTopOf(named, ago));
          return "gone";
        });
  }

  Answer get(HasMetadata named) {
    return asked(() -> current(named).map(this::shape).orElse("absent"));
  }

  Answer list(HasMetadata like, String label, String value) {
    return asked(
        () ->
            api.list(like.getClass(), like.getMetadata().getNamespace(), label, value).stream()
                .map(object -> object.getMetadata().getName())
                .sorted()
                .toList());
  }

  /** The object as this side has it now. */
  Optional<? extends HasMetadata> current(HasMetadata named) {
    ObjectMeta meta = named.getMetadata();
    return Kind.of(named).namespaced()
        ? api.get(named.getClass(), meta.getNamespace(), meta.getName())
        : api.get(named.getClass(), meta.getName());
  }

  /** Takes the object away, whatever its version. */
  void clear(HasMetadata named) {
    current(named).ifPresent(api::delete);
    seen.remove(key(named));
  }

  int versions(HasMetadata named) {
    return history(named).size();
  }

  private static Answer asked(Supplier<Object> request) {
    try {
      return new Answer(200, "", request.get());
    } catch (KubernetesClientException e) {
      String reason = e.getStatus() == null ? e.toString() : e.getStatus().getReason();
      return new Answer(e.getCode(), reason, "");
    }
  }

  private HasMetadata onTopOf(HasMetadata content, int ago) {
    List<HasMetadata> history = history(content);
    ObjectMeta then = history.get(history.size() - 1 - ago).getMetadata();
    return Kind.of(content)
        .with(
            content,
            new ObjectMetaBuilder(content.getMetadata())
                .withUid(then.getUid())
                .withResourceVersion(then.getResourceVersion())
                .build());
  }

  private Object learned(HasMetadata object) {
    Object shape = shape(object);
    history(object).add(object);
    return shape;
  }

  private List<HasMetadata> history(HasMetadata named) {
    return seen.computeIfAbsent(key(named), k -> new ArrayList<>());
  }

  private static String key(HasMetadata named) {
    return Kind.of(named) + " " + Kind.key(named);
  }

  /** What the model has of an object, with versions and UIDs as before or new. */
  private Object shape(HasMetadata object) {
    Map<String, Object> shape = new TreeMap<>();
    ObjectMeta meta = object.getMetadata();
    Optional<ObjectMeta> before =
        history(object).isEmpty()
            ? Optional.empty()
            : Optional.of(history(object).getLast().getMetadata());
    shape.put("sameUid", before.map(ObjectMeta::getUid).filter(meta.getUid()::equals).isPresent());
    shape.put(
        "sameVersion",
        before
            .map(ObjectMeta::getResourceVersion)
            .filter(meta.getResourceVersion()::equals)
            .isPresent());
    shape.put("generation", Optional.ofNullable(meta.getGeneration()));
    shape.put("labels", Optional.ofNullable(meta.getLabels()).orElse(Map.of()));
    shape.put("annotations", Optional.ofNullable(meta.getAnnotations()).orElse(Map.of()));
    shape.put("status", Contents.status(object));
    shape.put("spec", object instanceof Service service ? shape(service) : Contents.spec(object));
    return shape;
  }

  private static Object shape(Service service) {
    Map<String, Object> shape = new TreeMap<>();
    shape.put("type", service.getSpec().getType());
    shape.put("selector", Optional.ofNullable(service.getSpec().getSelector()).orElse(Map.of()));
    shape.put("headless", "None".equals(service.getSpec().getClusterIP()));
    shape.put("address", !String.valueOf(service.getSpec().getClusterIP()).isEmpty());
    shape.put("ports", service.getSpec().getPorts().stream().map(Side::shape).toList());
    return shape;
  }

  private static Object shape(ServicePort port) {
    return List.of(
        String.valueOf(port.getName()),
        port.getPort(),
        port.getProtocol(),
        port.getTargetPort(),
        Optional.ofNullable(port.getNodePort()).filter(number -> number > 0));
  }
}
