package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.portolan.ledger.Reason;
import dev.portolan.lint.Remark;
import dev.portolan.lint.RemarkSarif;
import dev.portolan.lint.Severity;
import dev.portolan.reading.Location;
import dev.portolan.yaml.Position;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The log against the schema of SARIF 2.1.0, as OASIS gave it out; formats are asserted. */
class RemarkSarifTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(VersionFlag.V7)
          .getSchema(SchemaLocation.of("classpath:schema/sarif-schema-2.1.0.json"));

  @Test
  void a_log_of_every_kind_of_remark_is_valid() {
    assertThat(objections(log(HostileRemarks.all()))).isEmpty();
  }

  @Test
  void a_log_without_remarks_is_valid() {
    assertThat(objections(log(List.of()))).isEmpty();
  }

  @Test
  void the_schema_objects_to_a_log_that_is_none() {
    // Given
    JsonNode log = log(HostileRemarks.all());

    // When
    result(log).put("level", "info");
    ((ObjectNode) result(log).at("/locations/0/physicalLocation/artifactLocation"))
        .put("uri", "no uri");

    // Then
    assertThat(objections(log).stream().map(ValidationMessage::getType))
        .containsExactlyInAnyOrder("enum", "format");
  }

  @Test
  void a_file_is_found_again_by_its_uri() {
    // Given
    List<Remark> remarks = HostileRemarks.all();

    // When
    JsonNode results = log(remarks).at("/runs/0/results");

    // Then
    for (int i = 0; i < remarks.size(); i++) {
      JsonNode place = results.path(i).at("/locations/0/physicalLocation/artifactLocation");
      assertThat(URI.create(place.path("uri").asText()).getPath())
          .isEqualTo(remarks.get(i).location().file());
    }
  }

  @Test
  void an_absolute_path_is_a_file_of_this_machine() {
    // Given
    Path file = Path.of("/srv/häfen/a b.yaml");
    Remark remark =
        new Remark(
            new Location(file.toString(), new Position(1, 1)), Severity.info, "risk", "beware");

    // When
    JsonNode place =
        log(List.of(remark)).at("/runs/0/results/0/locations/0/physicalLocation/artifactLocation");

    // Then
    assertThat(Path.of(URI.create(place.path("uri").asText()))).isEqualTo(file);
  }

  @Test
  void a_code_scanning_page_is_told_what_each_rule_means() {
    // Given
    Remark remark =
        new Remark(
            new Location("a.yaml", new Position(1, 1)), Severity.error, "held-by-other", "taken");

    // When
    JsonNode rule = log(List.of(remark)).at("/runs/0/tool/driver/rules/0");

    // Then
    assertThat(rule.at("/shortDescription/text").asText())
        .isEqualTo(rule.at("/fullDescription/text").asText())
        .isEqualTo(Reason.HeldByOther.meaning());
    assertThat(rule.at("/help/text").asText()).contains("docs/reasons.md");
  }

  @Test
  void every_rule_that_an_example_breaks_has_a_meaning() throws IOException {
    // When
    JsonNode rules =
        JSON.readTree(Said.of("lint", "--output", "sarif", "examples").out())
            .at("/runs/0/tool/driver/rules");

    // Then
    assertThat(rules).hasSizeGreaterThan(2).allMatch(rule -> rule.has("shortDescription"));
  }

  private static JsonNode log(List<Remark> remarks) {
    return JSON.valueToTree(RemarkSarif.of(remarks, FileUri::of));
  }

  private static ObjectNode result(JsonNode log) {
    return (ObjectNode) log.at("/runs/0/results/0");
  }

  private static Set<ValidationMessage> objections(JsonNode log) {
    return SCHEMA.validate(
        log, context -> context.getExecutionConfig().setFormatAssertionsEnabled(true));
  }
}
