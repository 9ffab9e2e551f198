package dev.portolan.operator.scenarios;

import dev.portolan.api.PortState;
import java.util.Map;

/**
 * How the world must look; what is not named must not be there.
 *
 * @param ports the state of each port, by {@code namespace/allocation/service/port}
 * @param leases the holder of each lease as {@code namespace/allocation}, by the lease's name
 * @param chosen how many node ports beside those are leased to an allocation, whose numbers the API
 *     server chose
 * @param reservations the state of each reservation, by {@code namespace/allocation/reservation}
 */
public record Outcome(
    Map<String, PortState> ports,
    Map<String, String> leases,
    Map<String, Integer> chosen,
    Map<String, String> reservations) {
  public Outcome {
    ports = Map.copyOf(ports);
    leases = Map.copyOf(leases);
    chosen = Map.copyOf(chosen);
    reservations = Map.copyOf(reservations);
  }
}
