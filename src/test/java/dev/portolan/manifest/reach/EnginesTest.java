package dev.portolan.manifest.reach;

class EnginesTest extends Engines {
  EnginesTest() {
    super(20, PolicyEngines::present);
  }
}
