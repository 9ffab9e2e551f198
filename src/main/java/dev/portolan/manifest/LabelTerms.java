package dev.portolan.manifest;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The label sets that a selector fits ({@code metav1.LabelSelector}), key by key; two of them can
 * be compared without looking at any object.
 *
 * @param rest what every key may be that is not named
 */
record LabelTerms(Map<String, Values> byKey, Values rest) {

  /** The label that every namespace has, with its name. */
  static final String NAMESPACE_NAME = "kubernetes.io/metadata.name";

  static final LabelTerms ANY = new LabelTerms(Map.of(), Values.ANY);

  private static final Values NONE = Values.in(Set.of());
  private static final int MOST_PARTS = 64;

  LabelTerms {
    byKey = Map.copyOf(byKey);
  }

  /** What a selector fits; one that is not there fits everything. */
  static LabelTerms of(@Nullable LabelSelector selector) {
    if (selector == null) {
      return ANY;
    }
    Map<String, Values> byKey = new HashMap<>();
    Objects.requireNonNullElse(selector.getMatchLabels(), Map.<String, String>of())
        .forEach((key, value) -> narrow(byKey, key, Values.in(Set.of(value))));
    Objects.requireNonNullElse(selector.getMatchExpressions(), List.<LabelSelectorRequirement>of())
        .forEach(expression -> narrow(byKey, expression.getKey(), values(expression)));
    return new LabelTerms(byKey, Values.ANY);
  }

  /** What a map of labels asks for: at least these. */
  static LabelTerms of(Map<String, String> labels) {
    Map<String, Values> byKey = new HashMap<>();
    labels.forEach((key, value) -> byKey.put(key, Values.in(Set.of(value))));
    return new LabelTerms(byKey, Values.ANY);
  }

  /** Exactly these labels, as an object has them. */
  static LabelTerms exactly(Map<String, String> labels) {
    return new LabelTerms(of(labels).byKey(), Values.MISSING);
  }

  /** The namespace of that name, whatever its other labels. */
  static LabelTerms namespace(String name) {
    return of(Map.of(NAMESPACE_NAME, name));
  }

  private static void narrow(Map<String, Values> byKey, String key, Values values) {
    byKey.merge(key, values, Values::and);
  }

  private static Values values(LabelSelectorRequirement expression) {
    Set<String> values =
        new TreeSet<>(Objects.requireNonNullElse(expression.getValues(), List.of()));
    return switch (expression.getOperator()) {
      case "In" -> Values.in(values);
      case "NotIn" -> Values.notIn(values);
      case "Exists" -> Values.PRESENT;
      case "DoesNotExist" -> Values.MISSING;
      // The API server admits no other operator; one from a file selects nothing.
      case String other -> NONE;
    };
  }

  /** Whether nothing can fit. */
  boolean isEmpty() {
    return byKey.values().stream().anyMatch(Values::isEmpty);
  }

  /** Whether everything that fits the other fits this. */
  boolean covers(LabelTerms other) {
    return rest.covers(other.rest)
        && byKey.entrySet().stream()
            .allMatch(entry -> entry.getValue().covers(other.at(entry.getKey())))
        && other.byKey.entrySet().stream()
            .allMatch(entry -> at(entry.getKey()).covers(entry.getValue()));
  }

  /** Whether nothing can fit both. */
  boolean disjoint(LabelTerms other) {
    return isEmpty()
        || other.isEmpty()
        || byKey.entrySet().stream()
            .anyMatch(entry -> entry.getValue().and(other.at(entry.getKey())).isEmpty())
        || other.byKey.entrySet().stream()
            .anyMatch(entry -> entry.getValue().and(at(entry.getKey())).isEmpty());
  }

  /** The same as several, each with one value where a label may have one of several. */
  List<LabelTerms> parts() {
    List<LabelTerms> parts = new ArrayList<>(List.of(this));
    byKey.forEach(
        (key, values) -> {
          if (values.only() && parts.size() * values.named().size() <= MOST_PARTS) {
            List<LabelTerms> whole = List.copyOf(parts);
            parts.clear();
            whole.forEach(part -> part.split(key, values, parts));
          }
        });
    return parts;
  }

  private void split(String key, Values values, List<LabelTerms> parts) {
    values.named().forEach(value -> parts.add(with(key, Values.in(Set.of(value)))));
    if (values.missing()) {
      parts.add(with(key, Values.MISSING));
    }
  }

  private LabelTerms with(String key, Values values) {
    Map<String, Values> changed = new HashMap<>(byKey);
    changed.put(key, values);
    return new LabelTerms(changed, rest);
  }

  private Values at(String key) {
    return byKey.getOrDefault(key, rest);
  }
}
