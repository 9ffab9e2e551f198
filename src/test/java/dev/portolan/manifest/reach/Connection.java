package dev.portolan.manifest.reach;

/** A connection that somebody may try: to a port of a pod or of an address outside. */
record Connection(End source, End destination, int port, String protocol) {

  @Override
  public String toString() {
    return name(source) + " -> " + name(destination) + ":" + port + "/" + protocol;
  }

  private static String name(End end) {
    return switch (end) {
      case End.Pod pod -> pod.namespace() + "/" + pod.name();
      case End.Outside outside -> outside.ip();
    };
  }
}
