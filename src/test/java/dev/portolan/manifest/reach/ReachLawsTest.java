package dev.portolan.manifest.reach;

class ReachLawsTest extends ReachLaws {
  ReachLawsTest() {
    super(1_000);
  }
}
