package dev.portolan.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortAllocationSpec;
import dev.portolan.api.PortLeaseSpec;
import dev.portolan.api.PortPolicySpec;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a schema accepts becomes the very object that Jackson would make of it. */
class BindingTest {

  private static final ObjectMapper JACKSON = new ObjectMapper();

  private final ResourceBinding<PortAllocationSpec, PortAllocation> allocations =
      ResourceBinding.of(PortAllocation::new, PortAllocationSpec.class);

  @ParameterizedTest
  @ValueSource(classes = {PortAllocationSpec.class, PortPolicySpec.class, PortLeaseSpec.class})
  void every_field_is_read_as_jackson_reads_it(Class<?> spec) {
    // Given
    Object everything = everything(spec);

    // Then
    assertThat(Binding.to(spec).bound(everything))
        .isEqualTo(JACKSON.convertValue(everything, spec))
        .isNotEqualTo(JACKSON.convertValue(Map.of(), spec));
  }

  @ParameterizedTest
  @ValueSource(classes = {PortAllocationSpec.class, PortPolicySpec.class, PortLeaseSpec.class})
  void what_is_left_out_is_as_jackson_leaves_it(Class<?> spec) {
    assertThat(Binding.to(spec).bound(Map.of())).isEqualTo(JACKSON.convertValue(Map.of(), spec));
  }

  @Test
  void a_number_or_a_name_stays_what_it_is() {
    assertThat(Binding.to(IntOrString.class).bound(8080)).isEqualTo(new IntOrString(8080));
    assertThat(Binding.to(IntOrString.class).bound("web")).isEqualTo(new IntOrString("web"));
  }

  @Test
  void usual_metadata_and_any_other_is_read_as_jackson_reads_it() {
    // Given
    Map<String, Object> usual =
        Map.of(
            "name", "shop",
            "namespace", "apps",
            "uid", "u-1",
            "resourceVersion", "7",
            "creationTimestamp", "2026-11-20T10:00:00Z");
    Map<String, Object> other = new LinkedHashMap<>(usual);
    other.put("labels", Map.of("app", "shop"));
    other.put("generation", 3L);

    // Then
    for (Map<String, Object> metadata : List.of(usual, other, Map.<String, Object>of())) {
      Map<String, Object> document =
          Map.of(
              "apiVersion",
              "portolan.dev/v1alpha1",
              "kind",
              "PortAllocation",
              "metadata",
              metadata,
              "spec",
              everything(PortAllocationSpec.class));
      assertThat(allocations.bound(document))
          .isEqualTo(JACKSON.convertValue(document, PortAllocation.class));
    }
  }

  @Test
  void a_document_without_a_spec_says_nothing() {
    assertThat(allocations.bound(Map.of())).isEqualTo(new PortAllocation());
  }

  @Test
  void what_no_schema_accepts_is_a_mistake_of_ours() {
    assertThatThrownBy(() -> allocations.bound(Map.of("spec", Map.of("services", "none"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the schema accepts what");
  }

  /** A plain value that states every field, down to the last. */
  private static Object everything(Type type) {
    return switch (type) {
      case ParameterizedType list when list.getRawType() == List.class ->
          List.of(everything(list.getActualTypeArguments()[0]));
      case ParameterizedType map ->
          Map.of("b", everything(map.getActualTypeArguments()[1]), "a", "first");
      case Class<?> text when text == String.class -> "text";
      case Class<?> truth when truth == Boolean.class -> true;
      case Class<?> whole when whole == Integer.class -> 7L;
      case Class<?> either when either == IntOrString.class -> "web";
      case Class<?> labels when labels == LabelSelector.class ->
          Map.of("matchLabels", Map.of("app", "shop"));
      case Class<?> word when word.isEnum() -> ((Enum<?>) word.getEnumConstants()[1]).name();
      case Class<?> fields when fields.isRecord() -> fields(fields);
      default -> throw new IllegalStateException("say what a value of it is: " + type);
    };
  }

  private static Object fields(Class<?> type) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (RecordComponent component : type.getRecordComponents()) {
      JsonProperty other = component.getAccessor().getAnnotation(JsonProperty.class);
      fields.put(
          other == null ? component.getName() : other.value(),
          everything(component.getGenericType()));
    }
    return fields;
  }
}
