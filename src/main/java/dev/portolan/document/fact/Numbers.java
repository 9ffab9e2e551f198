package dev.portolan.document.fact;

import java.util.Optional;

/**
 * The numbers of one port.
 *
 * @param port what clients dial; in the container, where a host port is given too
 * @param endPort the last number of a range
 * @param hostPort on the node
 */
public record Numbers(
    Optional<Integer> port,
    Optional<Integer> endPort,
    Optional<Integer> hostPort,
    Optional<Integer> nodePort,
    Optional<String> targetPort) {

  public static final Numbers NONE =
      new Numbers(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** A single number. */
  public static Numbers of(int port) {
    return new Numbers(
        Optional.of(port), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The number that others on the same address collide with. */
  public Optional<Integer> outer() {
    return hostPort.or(() -> port);
  }

  /** Whether the two are published under numbers of their own. */
  public boolean isApart(Numbers other) {
    return hostPort.isPresent() && other.hostPort.isPresent() && !hostPort.equals(other.hostPort);
  }

  /** Whether one number on the node leads to one in the container, as far as both are said. */
  public boolean mayBe(Numbers other) {
    return hostPort.isEmpty() || other.hostPort.isEmpty() || port.equals(other.port);
  }

  /** The same with a number on the node. */
  public Numbers onHost(int host) {
    return new Numbers(port, endPort, Optional.of(host), nodePort, targetPort);
  }

  /** The same with what a table's other columns say. */
  public Numbers with(Optional<Integer> node, Optional<String> target) {
    return new Numbers(
        port, endPort, hostPort, node.or(() -> nodePort), target.or(() -> targetPort));
  }
}
