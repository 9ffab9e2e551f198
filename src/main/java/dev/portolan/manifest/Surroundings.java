package dev.portolan.manifest;

import dev.portolan.api.EgressBlock;
import dev.portolan.api.NetworkBlock;
import java.util.Optional;

/**
 * Where an allocation stands.
 *
 * @param neighbourhood what its peers and flows are resolved against
 * @param network what the policies of its namespace say about connections
 * @param balancer what they stamp on load balancers
 */
public record Surroundings(Neighbourhood neighbourhood, NetworkBlock network, Balancer balancer) {

  /** What is open to workloads beside their flows; empty where they may connect to anything. */
  Optional<EgressBlock> enforcedEgress() {
    return Optional.ofNullable(network.egress())
        .filter(egress -> Boolean.TRUE.equals(egress.enforce()));
  }
}
