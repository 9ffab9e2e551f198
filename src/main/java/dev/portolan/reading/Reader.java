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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

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
    List<Find> finds = new ArrayList<>();
    read(source, finds::add);
    return new Content(finds);
  }

  /** Everything in several texts, in their order. */
  public Documents together(List<Content> texts) {
    Shelf shelf = new Shelf(overlays);
    texts.forEach(text -> text.finds().forEach(find -> find.onto(shelf)));
    return shelf.documents();
  }

  private void read(Source source, Consumer<Find> found) {
    List<Chunk> chunks = Chunk.of(source.text());
    for (Chunk chunk : chunks) {
      if (services || chunk.mayConcernUs()) {
        read(source.file(), chunk, found);
      }
    }
    if (!services) {
      Unparsed.in(source, chunks, limits).map(Find::problem).ifPresent(found);
    }
  }

  private void read(String file, Chunk chunk, Consumer<Find> found) {
    Reading reading = Yaml.read(chunk.text(), chunk.lines(), limits);
    if (reading.flaws().isEmpty()) {
      reading.documents().forEach(document -> read(file, document, found));
    }
    for (Flaw flaw : reading.flaws()) {
      if (services || chunk.namesUs() || flaw.kind() != Flaw.Kind.Unreadable) {
        found.accept(Find.problem(problem(file, flaw, chunk)));
      }
    }
  }

  private static Problem problem(String file, Flaw flaw, Chunk chunk) {
    String hint = flaw.kind() == Flaw.Kind.Unreadable ? Unparsed.hint(chunk.text()) : "";
    return new Problem(
        new Location(file, flaw.position()),
        Problem.Rule.valueOf(flaw.kind().name()),
        flaw.message() + hint);
  }

  private void read(String file, Node document, Consumer<Find> found) {
    String kind = document.at("kind").flatMap(Node::text).orElse("");
    String version = document.at("apiVersion").flatMap(Node::text).orElse("");
    if (kind.endsWith("List") && document.at("items").isPresent()) {
      document.at("items").orElse(document).elements().forEach(item -> read(file, item, found));
    } else if (version.startsWith(GROUP + "/") || version.equals(GROUP)) {
      ours(file, document, kind, version, found);
    } else if (kind.equals("Namespace") && version.equals("v1")) {
      found.accept(Find.namespace(document));
    } else if (services && kind.equals("Service") && version.equals("v1")) {
      Find.service(document).ifPresent(found);
    }
  }

  private void ours(String file, Node document, String kind, String version, Consumer<Find> found) {
    Optional<ResourceSchema> schema = schemas.of(kind);
    if (schema.isEmpty()) {
      found.accept(
          misnamed(
              file,
              document,
              "kind",
              Problem.Rule.UnknownKind,
              "there is no kind \"%s\" in %s: write one of %s"
                  .formatted(shown(kind), GROUP, String.join(", ", schemas.kinds()))));
    } else if (!schema.get().apiVersion().equals(version)) {
      found.accept(
          misnamed(
              file,
              document,
              "apiVersion",
              Problem.Rule.UnknownVersion,
              "there is no version %s of %s: write %s"
                  .formatted(shown(version), kind, schema.get().apiVersion())));
    } else {
      judged(file, document, schema.get(), found);
    }
  }

  private static Find misnamed(
      String file, Node document, String field, Problem.Rule rule, String message) {
    Position position = document.at(field).orElse(document).position();
    return Find.problem(new Problem(new Location(file, position), rule, message));
  }

  private static String shown(String text) {
    return text.length() <= 40 ? text : text.substring(0, 39) + "…";
  }

  private void judged(String file, Node document, ResourceSchema schema, Consumer<Find> found) {
    ResourceSchema.Judgement judgement = schema.judge(document);
    if (judgement.flaws().isEmpty()) {
      found.accept(Find.resource(schema.kind(), judgement.stored(), file, document));
    }
    judgement.flaws().forEach(flaw -> found.accept(Find.problem(problem(file, flaw))));
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
