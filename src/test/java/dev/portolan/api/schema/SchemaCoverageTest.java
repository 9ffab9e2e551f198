package dev.portolan.api.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRule;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents say something about every rule, and none of them says nothing. */
class SchemaCoverageTest {

  private static final Pattern LAST_SENTENCE = Pattern.compile("'([^']*)'\\s*$");

  @Test
  void every_sentence_of_a_rule_is_expected_by_a_refused_document() throws IOException {
    // Given
    String expected =
        String.join(
            "\n",
            SchemaDocument.in("refused").stream()
                .flatMap(document -> document.expectations().stream())
                .toList());

    // When
    List<String> sentences = definitions().flatMap(SchemaCoverageTest::sentences).toList();

    // Then
    assertThat(sentences).hasSizeGreaterThan(40);
    assertThat(sentences).allSatisfy(sentence -> assertThat(expected).contains(sentence));
  }

  @Test
  void no_file_is_unused() throws IOException {
    // Given
    int judged = SchemaDocument.in("accepted").size() + SchemaDocument.in("refused").size();

    // When
    try (Stream<Path> files = Files.walk(SchemaDocument.FOLDER).filter(Files::isRegularFile)) {
      List<Path> all = files.toList();

      // Then
      assertThat(all).hasSize(judged).hasSizeGreaterThanOrEqualTo(60);
      assertThat(all).allMatch(file -> file.toString().endsWith(".yaml"));
    }
  }

  @Test
  void refused_documents_say_what_to_expect_and_accepted_ones_expect_nothing() {
    assertThat(SchemaDocument.in("refused")).noneMatch(it -> it.expectations().isEmpty());
    assertThat(SchemaDocument.in("accepted")).allMatch(it -> it.expectations().isEmpty());
  }

  private static Stream<CustomResourceDefinition> definitions() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("crds"))) {
      return files
          .filter(file -> !file.endsWith("kustomization.yaml"))
          .sorted()
          .map(SchemaCoverageTest::definition)
          .toList()
          .stream();
    }
  }

  private static CustomResourceDefinition definition(Path file) {
    try {
      return new KubernetesSerialization()
          .unmarshal(Files.readString(file), CustomResourceDefinition.class);
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  private static Stream<String> sentences(CustomResourceDefinition definition) {
    return definition.getSpec().getVersions().stream()
        .map(version -> version.getSchema().getOpenAPIV3Schema())
        .flatMap(SchemaCoverageTest::sentences);
  }

  private static Stream<String> sentences(JSONSchemaProps schema) {
    Stream<String> own =
        Optional.ofNullable(schema.getXKubernetesValidations()).orElse(List.of()).stream()
            .map(SchemaCoverageTest::sentence);
    return Stream.concat(own, children(schema).flatMap(SchemaCoverageTest::sentences));
  }

  private static Stream<JSONSchemaProps> children(JSONSchemaProps schema) {
    Stream<JSONSchemaProps> properties =
        schema.getProperties() == null ? Stream.empty() : schema.getProperties().values().stream();
    Stream<JSONSchemaProps> items =
        schema.getItems() == null ? Stream.empty() : Stream.of(schema.getItems().getSchema());
    return Stream.concat(properties, items);
  }

  /** What a user reads: the message, or how its expression ends. */
  private static String sentence(ValidationRule rule) {
    if (rule.getMessageExpression() == null) {
      return rule.getMessage();
    }
    Matcher matcher = LAST_SENTENCE.matcher(rule.getMessageExpression());
    assertThat(matcher.find()).as(rule.getMessageExpression()).isTrue();
    return matcher.group(1);
  }
}
