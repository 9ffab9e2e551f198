package dev.portolan.document.export;

import dev.portolan.api.Peer;
import dev.portolan.api.ServicePeer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Peers as a few words, and back. */
final class PeerWords {

  /** What a table cannot say. */
  static final String BY_LABEL = "pods by label";

  private static final String SEPARATOR = ", ";

  private PeerWords() {}

  static String of(List<Peer> peers) {
    return peers.stream().map(PeerWords::of).collect(Collectors.joining(SEPARATOR));
  }

  private static String of(Peer peer) {
    if (Boolean.TRUE.equals(peer.anyone())) {
      return "anyone";
    }
    if (Boolean.TRUE.equals(peer.sameNamespace())) {
      return "same namespace";
    }
    ServicePeer service = peer.service();
    if (service != null) {
      String namespace = service.namespace();
      return "service " + (namespace == null ? "" : namespace + "/") + service.name();
    }
    if (peer.cidr() != null && peer.except().isEmpty()) {
      return peer.cidr();
    }
    boolean named = peer.namespace() != null && peer.podSelector() == null;
    return named ? "namespace " + peer.namespace() : BY_LABEL;
  }

  static List<Peer> read(String words) {
    List<Peer> peers = new ArrayList<>();
    for (String word : words.split(SEPARATOR)) {
      peer(word.strip()).ifPresent(peers::add);
    }
    return peers;
  }

  private static Optional<Peer> peer(String word) {
    if (word.isEmpty() || word.equals(BY_LABEL)) {
      return Optional.empty();
    }
    if (word.startsWith("service ")) {
      String[] parts = word.substring(8).split("/", 2);
      ServicePeer service =
          parts.length == 2 ? new ServicePeer(parts[0], parts[1]) : new ServicePeer(null, parts[0]);
      return Optional.of(new Peer(null, null, null, null, service, null, List.of(), null));
    }
    return Optional.of(
        switch (word) {
          case "anyone" -> new Peer(null, null, null, null, null, null, List.of(), true);
          case "same namespace" -> new Peer(true, null, null, null, null, null, List.of(), null);
          default ->
              word.startsWith("namespace ")
                  ? new Peer(null, word.substring(10), null, null, null, null, List.of(), null)
                  : new Peer(null, null, null, null, null, word, List.of(), null);
        });
  }
}
