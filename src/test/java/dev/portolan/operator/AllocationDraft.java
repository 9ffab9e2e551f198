package dev.portolan.operator;

import dev.portolan.api.Exposure;
import dev.portolan.api.PortAllocation;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A PortAllocation as a test writes it down: {@code allocation("shop").in(namespace).service("web")
 * .port(8080)}. What is said of a service or a port is said of the last one.
 */
public final class AllocationDraft {
  private final String name;
  private String namespace = "default";
  private final Map<String, Object> spec = new LinkedHashMap<>();
  private final List<Map<String, Object>> services = new ArrayList<>();
  private final List<Map<String, Object>> reservations = new ArrayList<>();
  private List<Map<String, Object>> ports = new ArrayList<>();

  private AllocationDraft(String name) {
    this.name = name;
  }

  /** An allocation that declares nothing yet. */
  public static AllocationDraft allocation(String name) {
    return new AllocationDraft(name);
  }

  /** In this namespace. */
  public AllocationDraft in(String namespace) {
    this.namespace = namespace;
    return this;
  }

  /** One more service, whose pods are labelled {@code app} with its name. */
  public AllocationDraft service(String name) {
    ports = new ArrayList<>();
    Map<String, Object> service = new LinkedHashMap<>();
    service.put("name", name);
    service.put("selector", Map.of("app", name));
    service.put("ports", ports);
    services.add(service);
    return this;
  }

  /** The service is exposed so. */
  public AllocationDraft exposed(Exposure exposure) {
    return saying("exposure", exposure.name());
  }

  /** The service has this field too. */
  public AllocationDraft saying(String field, Object value) {
    services.getLast().put(field, value);
    return this;
  }

  /** One more port of the service, called http. */
  public AllocationDraft port(int number) {
    return port("http", number);
  }

  /** One more port of the service. */
  public AllocationDraft port(String name, int number) {
    ports.add(new LinkedHashMap<>(Map.of("name", name, "port", number)));
    return this;
  }

  /** The port has this field too. */
  public AllocationDraft with(String field, Object value) {
    ports.getLast().put(field, value);
    return this;
  }

  /** A port kept for a service of this name. */
  public AllocationDraft reserving(String name, int port, String forService) {
    reservations.add(new LinkedHashMap<>(Map.of("name", name, "port", port, "for", forService)));
    return this;
  }

  /** The number is reserved in this scope. */
  public AllocationDraft within(String scope) {
    reservations.getLast().put("scope", scope);
    return this;
  }

  /** The reservation ends at this instant, in RFC 3339. */
  public AllocationDraft until(String instant) {
    reservations.getLast().put("until", instant);
    return this;
  }

  /** Only registers and judges. */
  public AllocationDraft programmingNothing() {
    spec.put("program", List.of());
    return this;
  }

  String name() {
    return name;
  }

  String namespace() {
    return namespace;
  }

  /** The resource as a user would apply it. */
  public PortAllocation build() {
    spec.put("services", services);
    spec.put("reservations", reservations);
    Map<String, Object> resource = new LinkedHashMap<>();
    resource.put("apiVersion", "portolan.dev/v1alpha1");
    resource.put("kind", "PortAllocation");
    resource.put("metadata", Map.of("name", name, "namespace", namespace));
    resource.put("spec", spec);
    return Serialization.unmarshal(Serialization.asJson(resource), PortAllocation.class);
  }
}
