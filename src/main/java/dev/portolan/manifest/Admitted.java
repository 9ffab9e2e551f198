package dev.portolan.manifest;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Who is on the other side of a rule: everyone, or exactly these peers, which may be nobody. */
record Admitted(boolean everyone, List<NetworkPolicyPeer> peers) {

  static final Admitted EVERYONE = new Admitted(true, List.of());
  static final Admitted NOBODY = new Admitted(false, List.of());

  Admitted {
    peers = List.copyOf(peers);
  }

  /** These peers; their order and repetitions make no difference. */
  static Admitted these(List<NetworkPolicyPeer> peers) {
    if (peers.size() < 2) {
      return new Admitted(false, peers);
    }
    List<NetworkPolicyPeer> sorted = new ArrayList<>(peers.stream().distinct().toList());
    sorted.sort(Comparator.comparing(NetworkPolicyPeer::toString));
    return new Admitted(false, sorted);
  }

  Admitted and(Admitted more) {
    if (everyone || more.everyone) {
      return EVERYONE;
    }
    List<NetworkPolicyPeer> all = new ArrayList<>(peers);
    all.addAll(more.peers);
    return these(all);
  }

  boolean nobody() {
    return !everyone && peers.isEmpty();
  }

  /** The same as crowds, in a policy of this namespace. */
  List<Crowd> crowds(String namespace) {
    return everyone
        ? List.of(new Crowd.Everyone())
        : peers.stream().map(peer -> Crowd.of(peer, namespace)).flatMap(Optional::stream).toList();
  }
}
