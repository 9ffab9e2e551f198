package dev.portolan.api.generation;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortLease;
import dev.portolan.api.PortPolicy;
import io.fabric8.crdv2.generator.CRDGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The three CustomResourceDefinitions as the documents that are committed in {@code crds/}. */
final class CustomResourceDefinitions {

  private static final String SUFFIX = ".portolan.dev-v1.yml";

  private CustomResourceDefinitions() {}

  /** File name to YAML, in order of names; every text is quoted, for readers of YAML 1.1. */
  static SortedMap<String, String> generate(Path workFolder) {
    new CRDGenerator()
        .customResourceClasses(PortAllocation.class, PortPolicy.class, PortLease.class)
        .forCRDVersions("v1")
        .withPostProcessor(new FinishedSchema())
        .inOutputDir(workFolder.toFile())
        .generate();
    return readAll(workFolder);
  }

  private static SortedMap<String, String> readAll(Path folder) {
    SortedMap<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.list(folder)) {
      for (Path path : paths.toList()) {
        String name = path.getFileName().toString().replace(SUFFIX, ".yaml");
        files.put(name, withOwnHeader(Files.readString(path)));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return files;
  }

  private static String withOwnHeader(String yaml) {
    return "# Generated from dev.portolan.api by `make crds`; a test compares the two.\n"
        + yaml.substring(yaml.indexOf("apiVersion:"));
  }
}
