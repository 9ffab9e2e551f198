package dev.portolan.ledger;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What one port asks for, before any policy turns it into keys.
 *
 * @param port what clients dial on the Service, 1-65535
 * @param nodePort the node port, stated or read back; empty until the API server has chosen one
 * @param hostPort the node's own port, for any exposure; Host alone uses {@code port} without it
 * @param healthCheck the health-check node port of its Service, read back, on the one port that
 *     stands for it
 * @param selecting whether pods stand behind it
 * @param programmed whether a Service is made for it
 */
public record Wish(
    Exposure exposure,
    Protocol protocol,
    int port,
    Optional<NodePort> nodePort,
    Optional<Integer> hostPort,
    Optional<Integer> healthCheck,
    boolean selecting,
    boolean programmed) {

  /**
   * A node port.
   *
   * @param stated whether the declaration names it; otherwise the API server or Portolan chose it
   */
  public record NodePort(int number, boolean stated) {}

  /** One without a health-check node port. */
  public Wish(
      Exposure exposure,
      Protocol protocol,
      int port,
      Optional<NodePort> nodePort,
      Optional<Integer> hostPort,
      boolean selecting,
      boolean programmed) {
    this(exposure, protocol, port, nodePort, hostPort, Optional.empty(), selecting, programmed);
  }

  /** The number it occupies on the nodes, if any. */
  Optional<Integer> hostNumber() {
    return exposure == Exposure.Host ? Optional.of(hostPort.orElse(port)) : hostPort;
  }

  /** The numbers that it occupies on its Service and on the nodes, node ports apart. */
  SortedSet<Integer> numbers() {
    SortedSet<Integer> numbers = new TreeSet<>();
    if (exposure != Exposure.External) {
      hostNumber().ifPresent(numbers::add);
      if (onService()) {
        numbers.add(port);
      }
    }
    return numbers;
  }

  /** Whether {@code port} is a Service's: of a process of the node, only the node's port counts. */
  boolean onService() {
    return selecting || exposure != Exposure.Host;
  }

  /** Whether what runs by this wish is what another one declares; its node port only if it says. */
  boolean isAsDeclared(Wish declared) {
    return exposure == declared.exposure
        && protocol == declared.protocol
        && port == declared.port
        && hostNumber().equals(declared.hostNumber())
        && declared
            .nodePort
            .map(node -> nodeNumber().equals(Optional.of(node.number())))
            .orElse(true);
  }

  /** The number that it occupies as a node port, if any. */
  Optional<Integer> nodeNumber() {
    return nodePort.map(NodePort::number);
  }

  /** The same wish for another Service port. */
  public Wish withPort(int number) {
    return new Wish(
        exposure, protocol, number, nodePort, hostPort, healthCheck, selecting, programmed);
  }

  /** The same wish with another way of being reached. */
  public Wish withExposure(Exposure other) {
    return new Wish(
        other,
        protocol,
        port,
        nodePort.filter(number -> other.hasNodePort()),
        hostPort,
        healthCheck.filter(number -> other == Exposure.LoadBalancer),
        selecting,
        programmed);
  }

  /** The same wish with another node port. */
  public Wish withNodePort(Optional<NodePort> other) {
    return new Wish(exposure, protocol, port, other, hostPort, healthCheck, selecting, programmed);
  }

  /** The same wish without a node port that nobody stated. */
  Wish asStated() {
    return withNodePort(nodePort.filter(NodePort::stated));
  }

  /** The same wish with another health-check node port. */
  Wish withHealthCheck(Optional<Integer> other) {
    return new Wish(exposure, protocol, port, nodePort, hostPort, other, selecting, programmed);
  }

  /** The same wish with another host port. */
  public Wish withHostPort(Optional<Integer> other) {
    return new Wish(exposure, protocol, port, nodePort, other, healthCheck, selecting, programmed);
  }
}
