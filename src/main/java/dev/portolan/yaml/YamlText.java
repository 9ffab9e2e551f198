package dev.portolan.yaml;

import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** Writes YAML. */
public final class YamlText {

  private static final DumpSettings BLOCKS =
      DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).build();

  private YamlText() {}

  /** Plain maps, lists and values as one document, a line a value. */
  public static String of(Object plain) {
    return new Dump(BLOCKS).dumpToString(plain);
  }
}
