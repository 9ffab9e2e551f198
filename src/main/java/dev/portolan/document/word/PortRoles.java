package dev.portolan.document.word;

import java.util.Set;

/** Words for what a port of a service is for. */
public final class PortRoles {

  private static final Set<String> ROLES =
      Set.copyOf(
          Words.phrases(
              """
            http; https; grpc; grpc-web; websocket; ws; metrics; admin; api; client; cluster; peer;
            ssl; tls; rest; jmx; cql; console; ui; health; debug; web; server; rpc; management;
            monitoring; tcp; udp; amqp; mqtt"""));

  private PortRoles() {}

  /** Whether a word says what a port is for, rather than whose it is. */
  public static boolean isRole(String word) {
    return ROLES.contains(word);
  }
}
