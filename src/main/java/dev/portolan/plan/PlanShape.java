package dev.portolan.plan;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A plan as plain maps and lists, for JSON. */
public final class PlanShape {

  private PlanShape() {}

  /** The whole plan. */
  public static Map<String, Object> of(Plan plan) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("ports", plan.ports().stream().map(PlanShape::of).toList());
    shape.put("services", objects(plan.services()));
    shape.put("networkPolicies", objects(plan.networkPolicies()));
    shape.put("findings", plan.findings());
    return shape;
  }

  private static Map<String, Object> of(PortChange port) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("namespace", port.claim().id().namespace());
    shape.put("allocation", port.claim().id().allocation());
    shape.put("service", port.claim().id().service());
    shape.put("name", port.claim().id().port());
    shape.put("port", port.claim().wish().port());
    shape.put("protocol", port.claim().wish().protocol().name());
    shape.put("exposure", port.claim().wish().exposure().name());
    port.was().ifPresent(was -> shape.put("was", was.name()));
    port.becomes().ifPresent(becomes -> shape.put("becomes", becomes.name()));
    if (!port.sentence().isEmpty()) {
      shape.put("message", port.sentence());
    }
    return shape;
  }

  private static <T extends HasMetadata> List<Map<String, Object>> objects(
      List<ObjectChange<T>> changes) {
    return changes.stream()
        .map(
            change -> {
              Map<String, Object> shape = new LinkedHashMap<>();
              shape.put("action", change.action().name().toLowerCase(Locale.ROOT));
              shape.put("namespace", change.namespace());
              shape.put("name", change.name());
              return shape;
            })
        .toList();
  }
}
