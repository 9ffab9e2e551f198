package dev.portolan.manifest;

import dev.portolan.api.LoadBalancerBlock;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the policies of a namespace stamp on its load balancers' Services.
 *
 * @param loadBalancerClass as {@code Service.spec.loadBalancerClass}
 * @param nodePorts as {@code Service.spec.allocateLoadBalancerNodePorts}
 * @param externalTrafficPolicy {@code Cluster} or {@code Local}
 */
public record Balancer(
    Optional<String> loadBalancerClass,
    SortedMap<String, String> annotations,
    boolean nodePorts,
    String externalTrafficPolicy) {

  /** What holds where no policy says anything. */
  public static final Balancer WITHOUT_POLICY =
      new Balancer(Optional.empty(), new TreeMap<>(), true, "Cluster");

  public Balancer {
    annotations = Collections.unmodifiableSortedMap(new TreeMap<>(annotations));
  }

  /** What a policy's block says; {@link #WITHOUT_POLICY} where there is none. */
  public static Balancer of(Optional<LoadBalancerBlock> block) {
    return block.map(Balancer::of).orElse(WITHOUT_POLICY);
  }

  private static Balancer of(LoadBalancerBlock block) {
    return new Balancer(
        Optional.ofNullable(block.loadBalancerClass()).filter(name -> !name.isEmpty()),
        new TreeMap<>(block.annotations()),
        Objects.requireNonNullElse(block.nodePorts(), true),
        Objects.requireNonNullElse(block.externalTrafficPolicy(), "Cluster"));
  }

  /** Whether pods behind a load balancer see the addresses of clients. */
  boolean showsClients() {
    return externalTrafficPolicy.equals("Local");
  }
}
