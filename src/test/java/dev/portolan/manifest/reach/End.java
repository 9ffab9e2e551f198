package dev.portolan.manifest.reach;

import java.util.List;
import java.util.Map;

/** One side of a connection. */
sealed interface End {

  String ip();

  /** An address outside of the cluster. */
  record Outside(String ip) implements End {}

  /** A pod; one on its node's network is outside of pod policies. */
  record Pod(
      String namespace,
      String name,
      Map<String, String> labels,
      List<Listener> listeners,
      String ip,
      boolean hostNetwork)
      implements End {

    public Pod {
      labels = Map.copyOf(labels);
      listeners = List.copyOf(listeners);
    }

    /** Whether it calls this port so. */
    boolean calls(String name, int port, String protocol) {
      return listeners.contains(new Listener(name, port, protocol));
    }
  }

  /** A named port of a pod's container. */
  record Listener(String name, int port, String protocol) {}
}
