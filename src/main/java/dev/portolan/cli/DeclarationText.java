package dev.portolan.cli;

import dev.portolan.document.declare.Declarations;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
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
    KubernetesSerialization yaml = new KubernetesSerialization();
    List<HasMetadata> all = new ArrayList<>(declared.namespaces());
    all.addAll(declared.policies());
    all.addAll(declared.allocations());
    StringBuilder text = new StringBuilder(all.isEmpty() ? "" : REVIEW);
    for (HasMetadata resource : all) {
      text.append(marked(yaml.asYaml(resource)));
    }
    return text.toString();
  }

  private static String marked(String document) {
    String marked = document.replaceAll("(?m)^( {2,6})selector:$", "$1selector: # a guess: review");
    return marked.startsWith("---") ? marked : "---\n" + marked;
  }
}
