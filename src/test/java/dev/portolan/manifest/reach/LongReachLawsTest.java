package dev.portolan.manifest.reach;

import org.junit.jupiter.api.Tag;

@Tag("verify")
class LongReachLawsTest extends ReachLaws {
  LongReachLawsTest() {
    super(10_000);
  }
}
