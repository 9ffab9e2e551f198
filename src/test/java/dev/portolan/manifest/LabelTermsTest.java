package dev.portolan.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelTermsTest {

  private static final List<String> KEYS = List.of("app", "tier");

  /** "c" stands for every value that no selector names. */
  private static final List<String> VALUES = List.of("a", "b", "c");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                              | {matchLabels: {app: a}}                | true  | false",
        "{matchLabels: {app: a}}         | {matchLabels: {app: a, tier: b}}       | true  | false",
        "{matchLabels: {app: a}}         | {matchLabels: {app: b}}                | false | true",
        "{matchLabels: {app: a}}         | {matchLabels: {tier: b}}               | false | false",
        "{matchExpressions: [{key: app, operator: Exists}]} | {matchLabels: {app: a}} | true | false",
        "{matchExpressions: [{key: app, operator: DoesNotExist}]} | {matchLabels: {app: a}} | false | true"
      })
  void selectors_are_compared_without_objects(
      String one, String other, boolean covers, boolean disjoint) {
    assertThat(terms(one).covers(terms(other))).isEqualTo(covers);
    assertThat(terms(one).disjoint(terms(other))).isEqualTo(disjoint);
    assertThat(terms(other).disjoint(terms(one))).isEqualTo(disjoint);
  }

  @Property(tries = 5_000, seed = "1")
  void what_they_say_is_true_of_every_object(
      @ForAll("selectors") LabelSelector one, @ForAll("selectors") LabelSelector other) {
    LabelTerms terms = LabelTerms.of(one);
    LabelTerms others = LabelTerms.of(other);
    List<Map<String, String>> ones = objects().stream().filter(o -> fits(one, o)).toList();
    List<Map<String, String>> theirs = objects().stream().filter(o -> fits(other, o)).toList();
    assertThat(terms.isEmpty()).isEqualTo(ones.isEmpty());
    assertThat(terms.disjoint(others)).isEqualTo(ones.stream().noneMatch(theirs::contains));
    if (!theirs.isEmpty()) {
      assertThat(terms.covers(others)).isEqualTo(ones.containsAll(theirs));
    }
    for (Map<String, String> object : objects()) {
      assertThat(terms.covers(LabelTerms.exactly(object))).isEqualTo(fits(one, object));
      assertThat(terms.parts().stream().anyMatch(p -> p.covers(LabelTerms.exactly(object))))
          .isEqualTo(fits(one, object));
    }
  }

  @Provide
  Arbitrary<LabelSelector> selectors() {
    Arbitrary<String> labels =
        Combinators.combine(Arbitraries.of(KEYS), Arbitraries.of("a", "b"))
            .as("{matchLabels: {%s: %s}}"::formatted);
    Arbitrary<String> expression =
        Combinators.combine(
                Arbitraries.of(KEYS),
                Arbitraries.of(
                    "Exists}",
                    "DoesNotExist}",
                    "In, values: [a]}",
                    "In, values: [a, b]}",
                    "NotIn, values: [a]}",
                    "NotIn, values: [a, b]}"))
            .as("{key: %s, operator: %s"::formatted);
    Arbitrary<String> expressions =
        expression.list().ofMaxSize(3).map(all -> "{matchExpressions: " + all + "}");
    return Arbitraries.oneOf(labels, expressions).map(LabelTermsTest::selector);
  }

  private static List<Map<String, String>> objects() {
    List<Map<String, String>> objects = new ArrayList<>(List.of(Map.of()));
    for (String key : KEYS) {
      for (Map<String, String> object : List.copyOf(objects)) {
        for (String value : VALUES) {
          Map<String, String> labelled = new TreeMap<>(object);
          labelled.put(key, value);
          objects.add(labelled);
        }
      }
    }
    return objects;
  }

  private static boolean fits(LabelSelector selector, Map<String, String> labels) {
    boolean equal =
        selector.getMatchLabels() == null
            || labels.entrySet().containsAll(selector.getMatchLabels().entrySet());
    return equal
        && selector.getMatchExpressions().stream()
            .allMatch(
                e ->
                    switch (e.getOperator()) {
                      case "Exists" -> labels.containsKey(e.getKey());
                      case "DoesNotExist" -> !labels.containsKey(e.getKey());
                      case "In" -> e.getValues().contains(labels.get(e.getKey()));
                      default -> !e.getValues().contains(labels.get(e.getKey()));
                    });
  }

  private static LabelTerms terms(String yaml) {
    return LabelTerms.of(selector(yaml));
  }

  private static LabelSelector selector(String yaml) {
    // Without the dashes it would be taken for JSON.
    return Serialization.unmarshal("---\n" + yaml, LabelSelector.class);
  }
}
