package dev.portolan.operator.simulation;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Optional;

/**
 * One resourceVersion: what changed in it.
 *
 * @param after empty when the object is gone
 * @param tombstone what a watch tells of it: the object, or the last of it under the version of its
 *     deletion
 */
record Change(
    long version,
    Kind kind,
    String key,
    Optional<HasMetadata> before,
    Optional<HasMetadata> after,
    HasMetadata tombstone) {

  @Override
  public String toString() {
    String what = before.isEmpty() ? "created" : after.isEmpty() ? "gone" : "changed";
    return "@" + version + " " + kind + " " + key + " " + what;
  }
}
