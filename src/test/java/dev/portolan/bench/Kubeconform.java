package dev.portolan.bench;

import dev.portolan.controlplane.Script;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A program of others that checks manifests against schemas, and decides nothing. {@code
 * deploy/local/control-plane kubeconform} builds it once a machine.
 */
final class Kubeconform {

  private static final Path DEFINITION = Path.of("crds/portallocations.yaml");

  private final Path program;
  private final Path schemas;

  private Kubeconform(Path program, Path schemas) {
    this.program = program;
    this.schemas = schemas;
  }

  /**
   * That of this machine, built first if need be; empty, and said so, where that cannot be.
   *
   * @param schemas the folder into which the schema of allocations is written for it
   */
  @SuppressWarnings("SystemOut") // who runs the benchmark must see that something is left out
  static Optional<Kubeconform> built(Path schemas) throws IOException {
    Optional<Path> folder = Script.built("kubeconform");
    if (folder.isEmpty()) {
      System.err.println(
          "SKIPPED: kubeconform is not there; see deploy/local/control-plane kubeconform");
      return Optional.empty();
    }
    writeSchema(schemas);
    return folder.map(built -> new Kubeconform(built.resolve("kubeconform"), schemas));
  }

  private static void writeSchema(Path schemas) throws IOException {
    CustomResourceDefinition definition =
        Serialization.unmarshal(Files.readString(DEFINITION), CustomResourceDefinition.class);
    var version = definition.getSpec().getVersions().getFirst();
    Files.writeString(
        schemas.resolve("portallocation_%s.json".formatted(version.getName())),
        Serialization.asJson(version.getSchema().getOpenAPIV3Schema()));
  }

  /**
   * Checks all files of a folder with all processors.
   *
   * @throws IllegalStateException when it finds one of them invalid or knows no schema for it
   */
  void check(Path folder) {
    try {
      Process process =
          new ProcessBuilder(
                  program.toString(),
                  "-n",
                  String.valueOf(Runtime.getRuntime().availableProcessors()),
                  "-schema-location",
                  schemas + "/{{.ResourceKind}}_{{.ResourceAPIVersion}}.json",
                  folder.toString())
              .inheritIO()
              .start();
      if (status(process) != 0) {
        throw new IllegalStateException("kubeconform ended with " + process.exitValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int status(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
