package dev.portolan.operator.simulation;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortPolicy;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Declarations out of few names and fewer numbers, so that they meet. */
final class Wishes {
  static final List<String> NAMESPACES = List.of("apps", "shop");
  static final List<String> ALLOCATIONS = List.of("a", "b", "c");
  static final List<String> SERVICES = List.of("web", "api", "db");
  static final List<Integer> NUMBERS = List.of(80, 81, 82);
  static final List<Integer> NODE_PORTS = List.of(30000, 30001, 30002);

  private final Random random;

  Wishes(Random random) {
    this.random = random;
  }

  PortAllocation allocation(String namespace, String name) {
    PortAllocation allocation =
        resource("PortAllocation", Map.of("namespace", namespace, "name", name), spec());
    return allocation;
  }

  static PortPolicy policy(Map<String, Object> spec) {
    Map<String, Object> resource = new LinkedHashMap<>();
    resource.put("apiVersion", "portolan.dev/v1alpha1");
    resource.put("kind", "PortPolicy");
    resource.put("metadata", Map.of("name", "cluster"));
    resource.put("spec", spec);
    return Serialization.unmarshal(Serialization.asJson(resource), PortPolicy.class);
  }

  private static PortAllocation resource(
      String kind, Map<String, String> metadata, Map<String, Object> spec) {
    Map<String, Object> resource = new LinkedHashMap<>();
    resource.put("apiVersion", "portolan.dev/v1alpha1");
    resource.put("kind", kind);
    resource.put("metadata", metadata);
    resource.put("spec", spec);
    return Serialization.unmarshal(Serialization.asJson(resource), PortAllocation.class);
  }

  private Map<String, Object> spec() {
    Map<String, Object> spec = new HashMap<>();
    List<Map<String, Object>> services = new ArrayList<>();
    Set<String> names = new HashSet<>();
    int count = oneIn(3) ? 2 : 1;
    for (int i = 0; i < count; i++) {
      String name = any(SERVICES);
      if (names.add(name)) {
        services.add(service(name));
      }
    }
    spec.put("services", services);
    if (oneIn(12)) {
      spec.put("program", oneIn(2) ? List.of() : List.of("Service"));
    }
    if (oneIn(6)) {
      spec.put(
          "reservations",
          List.of(Map.of("name", "later", "port", any(NUMBERS), "for", any(SERVICES))));
    }
    return spec;
  }

  private Map<String, Object> service(String name) {
    Map<String, Object> service = new HashMap<>();
    String exposure =
        any(
            List.of(
                "Internal",
                "Internal",
                "Internal",
                "NodePort",
                "NodePort",
                "LoadBalancer",
                "LoadBalancer",
                "Host"));
    service.put("name", name);
    service.put("exposure", exposure);
    service.put("selector", Map.of("app", name));
    List<Map<String, Object>> ports = new ArrayList<>();
    Set<Object> taken = new HashSet<>();
    int count = oneIn(3) ? 2 : 1;
    for (int i = 0; i < count; i++) {
      Map<String, Object> port = port(i, exposure);
      if (taken.add(port.get("name")) && taken.add(port.get("protocol") + " " + port.get("port"))) {
        ports.add(port);
      }
    }
    service.put("ports", ports);
    return service;
  }

  private Map<String, Object> port(int index, String exposure) {
    Map<String, Object> port = new HashMap<>();
    port.put("name", "p" + (oneIn(4) ? index + 1 : index));
    port.put("port", any(NUMBERS));
    port.put("protocol", oneIn(5) ? "UDP" : "TCP");
    boolean onNodes = exposure.equals("NodePort") || exposure.equals("LoadBalancer");
    if (onNodes && oneIn(2)) {
      port.put("nodePort", any(NODE_PORTS));
    }
    if (oneIn(12)) {
      port.put("hostPort", any(NUMBERS));
    }
    return port;
  }

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private boolean oneIn(int of) {
    return random.nextInt(of) == 0;
  }
}
