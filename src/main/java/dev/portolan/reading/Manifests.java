package dev.portolan.reading;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.yaml.YamlText;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Map;

/** Resources as text. */
public final class Manifests {

  private static final ObjectMapper RESOURCES = new ObjectMapper();

  private Manifests() {}

  /** A resource as one YAML document. */
  public static String yaml(HasMetadata resource) {
    return YamlText.of(RESOURCES.convertValue(resource, Map.class));
  }
}
