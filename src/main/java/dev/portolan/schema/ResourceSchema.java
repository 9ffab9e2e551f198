package dev.portolan.schema;

import dev.portolan.yaml.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The schema of one kind of resource, read from its CustomResourceDefinition. */
public final class ResourceSchema {

  private final String kind;
  private final String apiVersion;
  private final Schema root;

  private ResourceSchema(String kind, String apiVersion, Schema root) {
    this.kind = kind;
    this.apiVersion = apiVersion;
    this.root = root;
  }

  /**
   * Reads a definition.
   *
   * @param metadata the schema of a resource's metadata, which no definition states
   */
  public static ResourceSchema of(Node definition, Node metadata) {
    Node version = definition.at("spec", "versions").orElseThrow().elements().getFirst();
    Node.Mapping schema = (Node.Mapping) version.at("schema", "openAPIV3Schema").orElseThrow();
    return new ResourceSchema(
        text(definition, "spec", "names", "kind"),
        text(definition, "spec", "group") + "/" + text(version, "name"),
        Schema.of(new Node.Mapping(schema.position(), whole(schema, metadata))));
  }

  // The status is the operator's: whatever a file says of it is dropped when it is applied.
  private static Map<String, Node.Field> whole(Node.Mapping schema, Node metadata) {
    Map<String, Node.Field> properties =
        new LinkedHashMap<>(((Node.Mapping) schema.at("properties").orElseThrow()).fields());
    Node anything = new Node.Mapping(schema.position(), Map.of());
    properties.put("apiVersion", new Node.Field(schema.position(), anything));
    properties.put("kind", new Node.Field(schema.position(), anything));
    properties.put("status", new Node.Field(schema.position(), anything));
    properties.put("metadata", new Node.Field(schema.position(), metadata));
    Map<String, Node.Field> fields = new LinkedHashMap<>(schema.fields());
    fields.put(
        "properties",
        new Node.Field(schema.position(), new Node.Mapping(schema.position(), properties)));
    return fields;
  }

  private static String text(Node node, String first, String... more) {
    return node.at(first, more).flatMap(Node::text).orElseThrow();
  }

  /** The kind, such as PortAllocation. */
  public String kind() {
    return kind;
  }

  /** Group and version, such as portolan.dev/v1alpha1. */
  public String apiVersion() {
    return apiVersion;
  }

  /** What the API server would say to a document of this kind, and what it would store. */
  public Judgement judge(Node document) {
    Walk walk = new Walk();
    Object stored = walk.value(document, root, Path.DOCUMENT);
    if (stored instanceof Map<?, ?> fields) {
      fields.remove("status");
    }
    return new Judgement(stored, walk.flaws());
  }

  /**
   * An answer to a document.
   *
   * @param stored the document as plain maps, lists and values, defaults filled in
   * @param flaws in the order of the document
   */
  public record Judgement(Object stored, List<SchemaFlaw> flaws) {
    public Judgement {
      flaws = flaws.stream().sorted(java.util.Comparator.comparing(SchemaFlaw::position)).toList();
    }
  }
}
