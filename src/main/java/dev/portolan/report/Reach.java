package dev.portolan.report;

import java.util.List;
import java.util.Optional;

/**
 * Where a port is found, and who may connect to it.
 *
 * @param address inside the cluster, or of what is no part of it, with the number
 * @param outside where it is found from outside of the cluster, as far as that is known
 * @param peers who may connect, in words
 * @param fenced whether a NetworkPolicy of ours holds everybody else off
 */
public record Reach(
    Optional<String> address, List<String> outside, List<String> peers, boolean fenced) {

  /** Nothing is known of it. */
  public static final Reach UNKNOWN = new Reach(Optional.empty(), List.of(), List.of(), false);

  public Reach {
    outside = List.copyOf(outside);
    peers = List.copyOf(peers);
  }

  /** The same while it does not serve: it is found nowhere. */
  Reach unserved() {
    return new Reach(Optional.empty(), List.of(), peers, fenced);
  }
}
