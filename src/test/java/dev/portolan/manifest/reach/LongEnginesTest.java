package dev.portolan.manifest.reach;

import org.junit.jupiter.api.Tag;

@Tag("verify")
class LongEnginesTest extends Engines {
  LongEnginesTest() {
    super(400, PolicyEngines::built);
  }
}
