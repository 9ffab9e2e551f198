package dev.portolan.api.generation;

import static java.util.Map.entry;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Adds what no annotation of the CRD generator can say: list maps and sets, formats, the shapes of
 * Kubernetes' own types, descriptions of the roots, and the order of the printer columns.
 */
final class FinishedSchema implements CRDPostProcessor {

  private static final Map<String, String> ROOTS =
      Map.of(
          "PortAllocation",
          "The service ports of a namespace, as its owner declares them.",
          "PortPolicy",
          "What an admin rules about ports, for some namespaces or for the whole cluster.",
          "PortLease",
          "One taken key; its name is the key. Written by the operator only.");

  /** List fields by the end of their path, with the keys that make their entries unique. */
  private static final Map<String, List<String>> LIST_MAPS =
      Map.ofEntries(
          entry("spec.services", List.of("name")),
          entry("spec.services[].ports", List.of("name")),
          entry("spec.services[].environments", List.of("name")),
          entry("spec.services[].ports[].environments", List.of("name")),
          entry("spec.reservations", List.of("name")),
          entry("spec.ranges", List.of("name")),
          entry("status.ports", List.of("service", "name")),
          entry("status.reservations", List.of("name")),
          entry("status.conditions", List.of("type")));

  private static final List<String> SETS = List.of("spec.program", "spec.exposure.allowed");

  private static final Map<String, String> FORMATS =
      Map.of(
          "until", "date-time",
          "acquireTime", "date-time",
          "expireTime", "date-time",
          "cidr", "cidr",
          "except[]", "cidr",
          "observedGeneration", "int64");

  @Override
  public HasMetadata process(HasMetadata resource, String crdVersion) {
    CustomResourceDefinition crd = (CustomResourceDefinition) resource;
    crd.getSpec()
        .getVersions()
        .forEach(version -> finish(crd.getSpec().getNames().getKind(), version));
    return crd;
  }

  private static void finish(String kind, CustomResourceDefinitionVersion version) {
    JSONSchemaProps root = version.getSchema().getOpenAPIV3Schema();
    root.setDescription(ROOTS.get(kind));
    root.setRequired(List.of("spec"));
    KubernetesSchemas.property(root, "spec").setDescription("What is wanted.");
    finishStatus(kind, version, root);
    root.getProperties().forEach((name, schema) -> walk(name, schema));
    version
        .getAdditionalPrinterColumns()
        .sort(Comparator.comparing(column -> position(kind, column)));
  }

  private static void finishStatus(
      String kind, CustomResourceDefinitionVersion version, JSONSchemaProps root) {
    if (kind.equals("PortLease")) {
      root.getProperties().remove("status");
      version.setSubresources(null);
    } else {
      KubernetesSchemas.property(root, "status")
          .setDescription("What was found; a report, never an input.");
    }
  }

  private static void walk(String path, JSONSchemaProps schema) {
    finishField(path, schema);
    onceEach(schema);
    if (schema.getProperties() != null) {
      schema.getProperties().forEach((name, child) -> walk(path + "." + name, child));
    }
    if (schema.getItems() != null) {
      walk(path + "[]", schema.getItems().getSchema());
    }
  }

  /** A record's annotations are found twice, on the field and on its accessor. */
  private static void onceEach(JSONSchemaProps schema) {
    schema.setXKubernetesValidations(
        schema.getXKubernetesValidations().stream().distinct().toList());
  }

  private static void finishField(String path, JSONSchemaProps schema) {
    String name = path.substring(path.lastIndexOf('.') + 1);
    if (name.equals("conditions")) {
      KubernetesSchemas.asConditions(schema);
    } else if (name.endsWith("Selector")) {
      KubernetesSchemas.asLabelSelector(schema);
    } else if (name.equals("sameNamespace") || name.equals("anyone")) {
      KubernetesSchemas.onlyTrue(schema);
    } else if (Boolean.TRUE.equals(schema.getXKubernetesIntOrString())) {
      KubernetesSchemas.asPort(schema);
    }
    finishType(path, name, schema);
  }

  private static void finishType(String path, String name, JSONSchemaProps schema) {
    if (FORMATS.containsKey(name)) {
      schema.setFormat(FORMATS.get(name));
    } else if ("integer".equals(schema.getType())) {
      schema.setFormat("int32");
    }
    if (LIST_MAPS.containsKey(path)) {
      schema.setXKubernetesListType("map");
      schema.setXKubernetesListMapKeys(LIST_MAPS.get(path));
    } else if ("array".equals(schema.getType())) {
      schema.setXKubernetesListType(SETS.contains(path) ? "set" : "atomic");
    }
  }

  /** The place of a column among the annotations of its class, which stand in reading order. */
  private static int position(String kind, CustomResourceColumnDefinition column) {
    List<String> names =
        Arrays.stream(resource(kind).getAnnotationsByType(AdditionalPrinterColumn.class))
            .map(AdditionalPrinterColumn::name)
            .toList();
    return names.indexOf(column.getName());
  }

  private static Class<?> resource(String kind) {
    try {
      return Class.forName("dev.portolan.api." + kind);
    } catch (ClassNotFoundException renamed) {
      throw new IllegalStateException(renamed);
    }
  }
}
