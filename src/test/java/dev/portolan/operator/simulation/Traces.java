package dev.portolan.operator.simulation;

import dev.portolan.api.PortAllocation;
import io.fabric8.kubernetes.client.utils.Serialization;

/** Objects as a trace shows them. */
final class Traces {

  private Traces() {}

  static String of(PortAllocation allocation) {
    return Serialization.asJson(allocation.getSpec());
  }
}
