package dev.portolan.reading;

import dev.portolan.schema.ResourceSchema;
import dev.portolan.schema.ResourceSchemas;
import dev.portolan.schema.SchemaFlaw;
import dev.portolan.yaml.Flaw;
import dev.portolan.yaml.Limits;
import dev.portolan.yaml.Node;
import dev.portolan.yaml.Position;
import dev.portolan.yaml.Reading;
import dev.portolan.yaml.Yaml;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads texts as kubectl and the API server would: what they would refuse is a problem and takes no
 * part, what is not Portolan's concern is passed over.
 */
public final class Reader {

  static final String GROUP = "portolan.dev";

  private final ResourceSchemas schemas;
  private final Limits limits;
  private final boolean services;
  private final Function<String, Optional<Overlay>> overlays;

  private Reader(
      ResourceSchemas schemas,
      Limits limits,
      boolean services,
      Function<String, Optional<Overlay>> overlays) {
    this.schemas = schemas;
    this.limits = limits;
    this.services = services;
    this.overlays = overlays;
  }

  /**
   * A reader of declarations.
   *
   * @param overlays which part a file has in an overlay; asked only where something is wrong
   */
  public static Reader ofDeclarations(
      ResourceSchemas schemas, Function<String, Optional<Overlay>> overlays) {
    return new Reader(schemas, Limits.OF_A_RESOURCE, false, overlays);
  }

  /** A reader of what was written down of a cluster: one large list, Services included. */
  public static Reader ofSnapshots(ResourceSchemas schemas) {
    return new Reader(schemas, Limits.OF_A_SNAPSHOT, true, file -> Optional.empty());
  }

  /** Everything in a text. */
  public Content read(Source source) {
    return new Content(finds(source).toList());
  }

  /** Everything in several texts, in their order. */
  public Documents together(List<Content> texts) {
    Shelf shelf = new Shelf(overlays);
    texts.forEach(text -> text.finds().forEach(find -> find.onto(shelf)));
    return shelf.documents();
  }

  private Stream<Find> finds(Source source) {
    List<Chunk> chunks = Chunk.of(source.text());
    Stream<Find> finds =
        chunks.stream()
            .filter(chunk -> services || chunk.mayConcernUs())
            .flatMap(chunk -> finds(source.file(), chunk));
    return services
        ? finds
        : Stream.concat(finds, Unparsed.in(source, chunks, limits).map(Find::problem).stream());
  }

  private Stream<Find> finds(String file, Chunk chunk) {
    Reading reading = Yaml.read(chunk.text(), chunk.lines(), limits);
    return reading.flaws().isEmpty()
        ? reading.documents().stream().flatMap(document -> finds(file, document))
        : reading.flaws().stream()
            .filter(flaw -> services || chunk.namesUs() || flaw.kind() != Flaw.Kind.Unreadable)
            .map(flaw -> Find.problem(problem(file, flaw, chunk)));
  }

  private static Problem problem(String file, Flaw flaw, Chunk chunk) {
    String hint = flaw.kind() == Flaw.Kind.Unreadable ? Unparsed.hint(chunk.text()) : "";
    return new Problem(
        new Location(file, flaw.position()),
        Problem.Rule.valueOf(flaw.kind().name()),
        flaw.message() + hint);
  }

  private Stream<Find> finds(String file, Node document) {
    String kind = document.at("kind").flatMap(Node::text).orElse("");
    String version = document.at("apiVersion").flatMap(Node::text).orElse("");
    if (kind.endsWith("List") && document.at("items").isPresent()) {
      return document.at("items").orElse(document).elements().stream()
          .flatMap(item -> finds(file, item));
    } else if (version.startsWith(GROUP + "/") || version.equals(GROUP)) {
      return ours(file, document, kind, version);
    } else if (kind.equals("Namespace") && version.equals("v1")) {
      return Stream.of(Find.namespace(document));
    } else if (services && kind.equals("Service") && version.equals("v1")) {
      return Find.service(document);
    }
    return Stream.empty();
  }

  private Stream<Find> ours(String file, Node document, String kind, String version) {
    Optional<ResourceSchema> schema = schemas.of(kind);
    if (schema.isEmpty()) {
      return misnamed(
          file,
          document,
          "kind",
          Problem.Rule.UnknownKind,
          "there is no kind \"%s\" in %s: write one of %s"
              .formatted(shown(kind), GROUP, String.join(", ", schemas.kinds())));
    } else if (!schema.get().apiVersion().equals(version)) {
      return misnamed(
          file,
          document,
          "apiVersion",
          Problem.Rule.UnknownVersion,
          "there is no version %s of %s: write %s"
              .formatted(shown(version), kind, schema.get().apiVersion()));
    }
    return judged(file, document, schema.get());
  }

  private static Stream<Find> misnamed(
      String file, Node document, String field, Problem.Rule rule, String message) {
    Position position = document.at(field).orElse(document).position();
    return Stream.of(Find.problem(new Problem(new Location(file, position), rule, message)));
  }

  private static String shown(String text) {
    return text.length() <= 40 ? text : text.substring(0, 39) + "…";
  }

  private Stream<Find> judged(String file, Node document, ResourceSchema schema) {
    ResourceSchema.Judgement judgement = schema.judge(document);
    return judgement.flaws().isEmpty()
        ? Stream.of(Find.resource(schema.kind(), judgement.stored(), file, document))
        : judgement.flaws().stream().map(flaw -> Find.problem(problem(file, flaw)));
  }

  /** A patch leaves out what it does not change. */
  private Problem problem(String file, SchemaFlaw flaw) {
    String path = flaw.path().isEmpty() ? "" : flaw.path() + ": ";
    String patch =
        overlays.apply(file).filter(Overlay::patch).map(o -> ". " + o.clause()).orElse("");
    return new Problem(
        new Location(file, flaw.position()),
        Problem.Rule.valueOf(flaw.kind().name()),
        path + flaw.message() + patch);
  }
}
