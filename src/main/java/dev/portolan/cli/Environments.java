package dev.portolan.cli;

import dev.portolan.reading.Documents;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which environment a namespace is, where no document says it. */
final class Environments {

  @Option(
      names = "--environment",
      paramLabel = "NAMESPACE=NAME",
      description =
          "The environment of a namespace, as its label portolan.dev/environment would say it.")
  private Map<String, String> byNamespace = Map.of();

  Documents onto(Documents documents) {
    return documents.withEnvironments(byNamespace);
  }
}
