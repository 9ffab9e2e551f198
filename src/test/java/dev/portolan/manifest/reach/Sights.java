package dev.portolan.manifest.reach;

/** How much of what can happen was seen. */
final class Sights {

  private int worlds;
  private long allowed;
  private long closed;
  private long egress;
  private long policies;
  private long strangers;

  void see(World world) {
    DeclaredReach declared = world.declared();
    worlds++;
    policies += world.ours().size();
    strangers += world.strangers().size();
    for (Connection connection : world.connections()) {
      if (declared.allowed(connection)) {
        allowed++;
      } else {
        closed++;
      }
      if (!declared.egress(connection)) {
        egress++;
      }
    }
  }

  /** Neither everything open nor everything shut, in both directions. */
  boolean isEnough() {
    long all = allowed + closed;
    return allowed * 10 > all && closed * 10 > all && egress * 50 > all && policies > worlds;
  }

  @Override
  public String toString() {
    return "%d worlds, %d policies of ours, %d of others; %d connections allowed, %d closed, of these %d by egress"
        .formatted(worlds, policies, strangers, allowed, closed, egress);
  }
}
