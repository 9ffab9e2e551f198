package dev.portolan.plan;

import dev.portolan.ledger.Wish;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** A plan as plain maps and lists, for JSON: {@code docs/cli.md} says what each field holds. */
public final class PlanShape {

  private PlanShape() {}

  /**
   * The whole plan.
   *
   * @param yaml how an object is written
   */
  public static Map<String, Object> of(Plan plan, Function<HasMetadata, String> yaml) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("ports", plan.ports().stream().map(PlanShape::of).toList());
    shape.put("services", objects(plan.services(), yaml));
    shape.put("networkPolicies", objects(plan.networkPolicies(), yaml));
    shape.put("findings", plan.findings());
    return shape;
  }

  private static Map<String, Object> of(PortChange port) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("namespace", port.claim().id().namespace());
    shape.put("allocation", port.claim().id().allocation());
    shape.put("service", port.claim().id().service());
    shape.put("name", port.claim().id().port());
    Map<String, Object> asked = of(port.claim().wish());
    shape.putAll(asked);
    port.wished()
        .map(PlanShape::of)
        .filter(former -> !former.equals(asked))
        .ifPresent(former -> shape.put("former", former));
    port.was().ifPresent(was -> shape.put("was", was.name()));
    port.becomes().ifPresent(becomes -> shape.put("becomes", becomes.name()));
    if (!port.sentence().isEmpty()) {
      shape.put("message", port.sentence());
    }
    return shape;
  }

  private static Map<String, Object> of(Wish wish) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("port", wish.port());
    shape.put("protocol", wish.protocol().name());
    shape.put("exposure", wish.exposure().name());
    wish.nodePort().ifPresent(node -> shape.put("nodePort", node.number()));
    wish.hostPort().ifPresent(number -> shape.put("hostPort", number));
    return shape;
  }

  private static <T extends HasMetadata> List<Map<String, Object>> objects(
      List<ObjectChange<T>> changes, Function<HasMetadata, String> yaml) {
    return changes.stream()
        .map(
            change -> {
              Map<String, Object> shape = new LinkedHashMap<>();
              shape.put("action", change.action().name().toLowerCase(Locale.ROOT));
              shape.put("namespace", change.namespace());
              shape.put("name", change.name());
              if (change.action() == ObjectChange.Action.Change) {
                shape.put("diff", PlanText.difference(change, yaml));
              }
              return shape;
            })
        .toList();
  }
}
