package dev.portolan.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The example documents are what the resources allow, and arrive in an order that works. */
class ExampleDocumentsTest {

  private static final Path RIVALS = Path.of("src/test/resources/rivals");
  private static final Set<String> PARTS = Set.of("apiVersion", "kind", "metadata", "spec");

  @Test
  void every_document_is_known_to_the_last_field() throws IOException {
    // Given
    var documents = everyDocument();

    // When
    var resources = documents.stream().filter(ExampleDocumentsTest::isResource).toList();
    resources.forEach(ExampleDocumentsTest::parse);

    // Then
    assertTrue(resources.size() > 20, "documents found: " + resources.size());
    assertEquals(Set.of("Namespace", "PortAllocation", "PortPolicy"), kinds(documents));
  }

  @Test
  void a_field_that_does_not_exist_is_noticed() throws IOException {
    // Given
    var document = ExampleSystem.documents(ExampleSystem.FOLDER.resolve("first")).getFirst();
    ((ObjectNode) document.path("spec").path("services").path(0)).put("exposed", true);

    // When
    var refusal = assertThrows(IllegalArgumentException.class, () -> parse(document));

    // Then
    assertTrue(refusal.toString().contains("exposed"), refusal.toString());
  }

  @Test
  void namespaces_come_first_and_policies_before_the_allocations_they_rule() throws IOException {
    // Given
    var order = List.of("Namespace", "PortPolicy", "PortAllocation");

    for (var system : PortMapCoverageTest.SYSTEMS) {
      // When
      var documents = ExampleSystem.documents(ExampleSystem.FOLDER.resolve(system));
      var ranks = documents.stream().map(d -> order.indexOf(d.path("kind").asText())).toList();

      // Then
      assertEquals(ranks.stream().sorted().toList(), ranks, system);
    }
  }

  private static List<JsonNode> everyDocument() throws IOException {
    var documents = new ArrayList<>(ExampleSystem.documents(RIVALS));
    try (var folders = Files.list(ExampleSystem.FOLDER)) {
      for (var folder : folders.filter(Files::isDirectory).sorted().toList()) {
        documents.addAll(ExampleSystem.documents(folder));
      }
    }
    return documents;
  }

  private static boolean isResource(JsonNode document) {
    return document.path("apiVersion").asText().equals("portolan.dev/v1alpha1");
  }

  private static void parse(JsonNode document) {
    var parts = new TreeSet<String>();
    document.fieldNames().forEachRemaining(parts::add);
    assertEquals(new TreeSet<>(PARTS), parts);
    switch (document.path("kind").asText()) {
      case "PortAllocation" -> ExampleSystem.parse(document, PortAllocation.class);
      case "PortPolicy" -> ExampleSystem.parse(document, PortPolicy.class);
      default -> throw new IllegalArgumentException("no kind for users: " + document);
    }
  }

  private static Set<String> kinds(List<JsonNode> documents) {
    var kinds = new TreeSet<String>();
    documents.forEach(document -> kinds.add(document.path("kind").asText()));
    return kinds;
  }
}
