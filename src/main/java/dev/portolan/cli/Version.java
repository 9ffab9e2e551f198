package dev.portolan.cli;

import dev.portolan.api.PortAllocation;
import io.fabric8.kubernetes.api.model.HasMetadata;
import picocli.CommandLine.IVersionProvider;

/** Which program this is, which API it speaks, and which Java runs it. */
final class Version implements IVersionProvider {

  /** Made by picocli. */
  Version() {}

  @Override
  public String[] getVersion() {
    return new String[] {
      "portolan " + Bundled.text("version.txt").strip(),
      "API " + HasMetadata.getApiVersion(PortAllocation.class),
      "Java %s (%s)".formatted(Runtime.version(), System.getProperty("java.vendor")),
    };
  }
}
