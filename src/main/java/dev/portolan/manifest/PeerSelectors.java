package dev.portolan.manifest;

import java.util.Map;
import java.util.Optional;

/** Knows which pods every declared service selects. */
@FunctionalInterface
public interface PeerSelectors {

  /** The labels of the pods behind a service; empty when nobody declares it, or it has no pods. */
  Optional<Map<String, String>> selectorOf(String namespace, String service);
}
