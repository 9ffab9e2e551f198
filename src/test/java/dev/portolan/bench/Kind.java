package dev.portolan.bench;

import static dev.portolan.operator.AllocationDraft.allocation;

import dev.portolan.api.Exposure;
import dev.portolan.operator.AllocationDraft;

/**
 * A kind of allocation whose cost is measured.
 *
 * <pre>
 *  kind          keys   services
 *  Internal      2      1          two ports
 *  TwoServices   4      2          two ports each
 *  OnNode        2      1          the namespace's and a stated node port
 *  OnSomeNode    2      1          the namespace's and the node port that the API server chooses
 *  Balanced      2      1          the namespace's and the shared load balancer's
 *  OnHost        2      1          the namespace's and the host's
 *  Refused       0      0          wants the first port of the allocation before it; has one NetworkPolicy
 * </pre>
 */
enum Kind {
  Internal(2, 1, 1),
  TwoServices(4, 2, 2),
  OnNode(2, 1, 1),
  OnSomeNode(2, 1, 1),
  Balanced(2, 1, 1),
  OnHost(2, 1, 1),
  Refused(0, 0, 1);

  /** What a namespace of a fleet is made of, in this order; the first is never Refused. */
  static final Kind[] MIX = {
    Internal, Internal, TwoServices, Internal, OnNode, Internal, Refused, Internal, Internal,
    Balanced, Internal, TwoServices, Internal, OnHost, Internal, Internal, TwoServices, Internal,
    Internal, TwoServices
  };

  final int keys;
  final int services;
  final int policies;

  Kind(int keys, int services, int policies) {
    this.keys = keys;
    this.services = services;
    this.policies = policies;
  }

  /** Leases, Services and NetworkPolicies, and one status. */
  int requests() {
    return keys + services + policies + 1;
  }

  /**
   * One of this kind.
   *
   * @param port the first of four numbers that are its own in the namespace
   * @param number its own in the whole cluster, below 10,000
   */
  AllocationDraft draft(String namespace, String name, int port, int number) {
    AllocationDraft draft = allocation(name).in(namespace).service(name);
    return switch (this) {
      case Internal -> draft.port("http", port).port("metrics", port + 1);
      case TwoServices ->
          draft
              .port("http", port)
              .port("metrics", port + 1)
              .service(name + "-b")
              .port("http", port + 2)
              .port("metrics", port + 3);
      case OnNode ->
          draft.exposed(Exposure.NodePort).port("http", port).with("nodePort", 30_000 + number);
      case OnSomeNode -> draft.exposed(Exposure.NodePort).port("http", port);
      case Balanced -> draft.exposed(Exposure.LoadBalancer).port("http", 10_000 + number);
      case OnHost -> draft.port("http", port).with("hostPort", 20_000 + number);
      case Refused -> draft.port("http", port - Fleet.PORTS_EACH);
    };
  }
}
