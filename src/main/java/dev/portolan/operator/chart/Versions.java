package dev.portolan.operator.chart;

import dev.portolan.api.PortAllocation;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which of two versions of one object is newer (resourceVersions are comparable: KEP-5504). */
public final class Versions {

  private Versions() {}

  /** Whether what is known must give way to what comes in. */
  static boolean outdated(@Nullable HasMetadata known, HasMetadata incoming) {
    return known == null || version(known) <= version(incoming);
  }

  /**
   * Whether what comes in is newer than what is known, or of no known version; not the same again.
   */
  static boolean overtaken(HasMetadata known, HasMetadata incoming) {
    return version(incoming) == 0 || version(known) < version(incoming);
  }

  /** An object's resourceVersion; 0 for one that was never read. */
  public static long version(HasMetadata object) {
    String version = object.getMetadata().getResourceVersion();
    return version == null ? 0 : Long.parseUnsignedLong(version);
  }

  /** Whether two versions of an allocation ask for the same, and live as much. */
  static boolean sameDeclaration(PortAllocation one, PortAllocation other) {
    return Objects.equals(one.getMetadata().getUid(), other.getMetadata().getUid())
        && Objects.equals(one.getMetadata().getGeneration(), other.getMetadata().getGeneration())
        && Objects.equals(
            one.getMetadata().getDeletionTimestamp(), other.getMetadata().getDeletionTimestamp());
  }
}
