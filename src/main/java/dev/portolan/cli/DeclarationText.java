package dev.portolan.cli;

import dev.portolan.document.declare.Declarations;
import dev.portolan.reading.Manifests;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;

/** Declarations as YAML documents, with marks where an importer had to guess. */
final class DeclarationText {

  private static final String REVIEW =
      """
      # Made from a port map. Review before applying: selectors are a guess (no document names them), and a port
      # whose exposure the document leaves open is Internal.
      """;

  private DeclarationText() {}

  /** Namespaces, policies and allocations, in the order in which they are applied. */
  static String of(Declarations declared) {
    List<HasMetadata> all = new ArrayList<>(declared.namespaces());
    all.addAll(declared.policies());
    all.addAll(declared.allocations());
    StringBuilder text = new StringBuilder(all.isEmpty() ? "" : REVIEW);
    for (HasMetadata resource : all) {
      text.append(marked(Manifests.yaml(resource)));
    }
    return text.toString();
  }

  private static String marked(String document) {
    return "---\n"
        + document.replaceAll("(?m)^( {2,6})selector:$", "$1selector: # a guess: review");
  }
}
