package dev.portolan.operator.faults;

import io.fabric8.kubernetes.api.model.HasMetadata;

/**
 * What the API server showed at one moment.
 *
 * @param version the resourceVersion; the API server counts them over all kinds
 * @param gone whether it is not there any more from then on
 */
record Event(long version, boolean gone, HasMetadata object) {
  static Event of(boolean gone, HasMetadata object) {
    return new Event(Long.parseLong(object.getMetadata().getResourceVersion()), gone, object);
  }

  /** Such as {@code 1042 Service apps/web}. */
  @Override
  public String toString() {
    String namespace = object.getMetadata().getNamespace();
    return version
        + (gone ? " gone: " : " ")
        + object.getKind()
        + " "
        + (namespace == null ? "" : namespace + "/")
        + object.getMetadata().getName();
  }
}
