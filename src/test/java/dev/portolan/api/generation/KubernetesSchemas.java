package dev.portolan.api.generation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Kubernetes' own types as its API server checks them; fabric8's classes come without rules. */
final class KubernetesSchemas {

  private static final String LABEL_KEY =
      "^([a-z0-9]([-a-z0-9.]*[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$";
  private static final String LABEL_VALUE = "^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$";
  private static final String PORT_NAME = "^([0-9]+-)*[0-9]*[a-z][a-z0-9]*(-[a-z0-9]+)*$";
  private static final String REASON = "^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$";

  private KubernetesSchemas() {}

  static JSONSchemaProps property(JSONSchemaProps schema, String name) {
    return Objects.requireNonNull(schema.getProperties().get(name), name);
  }

  /** A boolean that says something when true and is left out otherwise. */
  static void onlyTrue(JSONSchemaProps schema) {
    schema.setEnum(List.of(BooleanNode.TRUE));
  }

  /** The number or the name of a port of a pod (RFC 6335 section 5.1, lower case). */
  static void asPort(JSONSchemaProps schema) {
    schema.setMinimum(1.0);
    schema.setMaximum(65535.0);
    schema.setMaxLength(15L);
    schema.setPattern(PORT_NAME);
  }

  /** {@code metav1.Condition}. */
  static void asConditions(JSONSchemaProps conditions) {
    JSONSchemaProps condition = conditions.getItems().getSchema();
    condition.setProperties(
        new TreeMap<>(
            Map.of(
                "type", text("What the condition is about.").withMaxLength(316L).build(),
                "status",
                    text("True, False or Unknown.")
                        .withEnum(texts("True", "False", "Unknown"))
                        .build(),
                "observedGeneration", number("The generation of the spec that was judged."),
                "lastTransitionTime",
                    text("When the status last changed.").withFormat("date-time").build(),
                "reason",
                    text("Why, in one word.")
                        .withMaxLength(1024L)
                        .withMinLength(1L)
                        .withPattern(REASON)
                        .build(),
                "message", text("Why, in a sentence.").withMaxLength(32768L).build())));
    condition.setRequired(List.of("lastTransitionTime", "message", "reason", "status", "type"));
  }

  /** {@code metav1.LabelSelector}. */
  static void asLabelSelector(JSONSchemaProps selector) {
    selector.setXKubernetesMapType("atomic");
    JSONSchemaProps labels = property(selector, "matchLabels");
    labels.setDescription("Labels that must be there with these values.");
    labels.setMaxProperties(16L);
    labels.getAdditionalProperties().getSchema().setMaxLength(63L);
    labels.getAdditionalProperties().getSchema().setPattern(LABEL_VALUE);
    asRequirements(property(selector, "matchExpressions"));
  }

  private static void asRequirements(JSONSchemaProps requirements) {
    requirements.setDescription("Requirements on labels, all of which must hold.");
    requirements.setMaxItems(16L);
    JSONSchemaProps requirement = requirements.getItems().getSchema();
    requirement.setRequired(List.of("key", "operator"));
    requirement.setAnyOf(List.of(withValues(), withoutValues()));
    requirement.setProperties(
        new TreeMap<>(
            Map.of(
                "key", text("The label.").withMaxLength(317L).withPattern(LABEL_KEY).build(),
                "operator",
                    text("In, NotIn, Exists or DoesNotExist.")
                        .withEnum(texts("In", "NotIn", "Exists", "DoesNotExist"))
                        .build(),
                "values", labelValues())));
  }

  private static JSONSchemaProps labelValues() {
    return new JSONSchemaPropsBuilder()
        .withType("array")
        .withDescription("The values, for In and NotIn only.")
        .withMaxItems(64L)
        .withXKubernetesListType("atomic")
        .withNewItems()
        .withSchema(
            new JSONSchemaPropsBuilder()
                .withType("string")
                .withMaxLength(63L)
                .withPattern(LABEL_VALUE)
                .build())
        .endItems()
        .build();
  }

  private static JSONSchemaProps withValues() {
    return alternative(new JSONSchemaPropsBuilder().withMinItems(1L).build(), "In", "NotIn")
        .withRequired("values")
        .build();
  }

  private static JSONSchemaProps withoutValues() {
    return alternative(
            new JSONSchemaPropsBuilder().withMaxItems(0L).build(), "Exists", "DoesNotExist")
        .build();
  }

  private static JSONSchemaPropsBuilder alternative(JSONSchemaProps values, String... operators) {
    JSONSchemaProps operator = new JSONSchemaPropsBuilder().withEnum(texts(operators)).build();
    return new JSONSchemaPropsBuilder()
        .withProperties(new TreeMap<>(Map.of("operator", operator, "values", values)));
  }

  private static JSONSchemaPropsBuilder text(String description) {
    return new JSONSchemaPropsBuilder().withType("string").withDescription(description);
  }

  private static JSONSchemaProps number(String description) {
    return new JSONSchemaPropsBuilder()
        .withType("integer")
        .withFormat("int64")
        .withMinimum(0.0)
        .withDescription(description)
        .build();
  }

  private static JsonNode[] texts(String... values) {
    return Arrays.stream(values).map(TextNode::valueOf).toArray(TextNode[]::new);
  }
}
