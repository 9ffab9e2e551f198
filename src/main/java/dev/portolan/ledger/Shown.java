package dev.portolan.ledger;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one of our own Services shows at present.
 *
 * @param allocation the name of the allocation that controls it
 * @param uid the UID of that allocation; it may be a former one
 * @param terms what the policies of its namespace make of it
 * @param exposure as its type says: Internal, NodePort or LoadBalancer
 * @param ports by port name
 * @param healthCheck the node port at which load balancers ask whether a node has pods of it
 */
public record Shown(
    String allocation,
    String uid,
    Terms terms,
    Exposure exposure,
    SortedMap<String, Port> ports,
    Optional<Integer> healthCheck) {

  /**
   * One port of it.
   *
   * @param targetPort a number or a name, as text
   */
  public record Port(Protocol protocol, int port, Optional<Integer> nodePort, String targetPort) {}

  public Shown {
    ports = Collections.unmodifiableSortedMap(new TreeMap<>(ports));
  }

  /** One without a health-check node port. */
  public Shown(
      String allocation,
      String uid,
      Terms terms,
      Exposure exposure,
      SortedMap<String, Port> ports) {
    this(allocation, uid, terms, exposure, ports, Optional.empty());
  }

  /** The health-check node port, asked of the one port that stands for it: the first by name. */
  Optional<Integer> healthCheckOf(String port) {
    return healthCheck.filter(number -> firstPort().filter(port::equals).isPresent());
  }

  private Optional<String> firstPort() {
    return ports.keySet().stream().findFirst();
  }

  /** The keys that it serves, whatever any lease says. */
  public SortedSet<Key> keys(Key.ServiceName name) {
    SortedSet<Key> keys = occupied(name);
    keys.removeIf(key -> !key.leased());
    return keys;
  }

  /** Those, and the names and ports of the Service itself. */
  public SortedSet<Key> occupied(Key.ServiceName name) {
    SortedSet<Key> keys = new TreeSet<>();
    ports.forEach((port, shown) -> keys.addAll(terms.keys(id(name, port), wish(port, shown))));
    return keys;
  }

  private ClaimId id(Key.ServiceName name, String port) {
    return new ClaimId(name.namespace(), allocation, name.service(), port);
  }

  private Wish wish(String name, Port port) {
    return new Wish(
        exposure,
        port.protocol(),
        port.port(),
        port.nodePort().map(number -> new Wish.NodePort(number, false)),
        Optional.empty(),
        healthCheckOf(name),
        true,
        true);
  }
}
