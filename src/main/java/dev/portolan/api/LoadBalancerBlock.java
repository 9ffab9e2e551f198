package dev.portolan.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How load balancers work on this platform. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record LoadBalancerBlock(
    @JsonPropertyDescription(
            "PerService, Shared (one address for the pool) or Host (the addresses of the nodes).")
        @Nullable Addresses addresses,
    @Size(max = 63) @JsonPropertyDescription("The pool whose services share an address.")
        @Nullable String pool,
    @JsonProperty("class")
        @Size(max = 317)
        @JsonPropertyDescription("The class of the load balancer, stamped on our Services.")
        @Nullable String loadBalancerClass,
    @JsonPropertyDescription("Annotations stamped on our LoadBalancer Services.")
        Map<String, String> annotations,
    @JsonPropertyDescription("False when load balancers need no node ports.")
        @Nullable Boolean nodePorts,
    @JsonPropertyDescription("Cluster or Local, stamped on our LoadBalancer Services.")
        @Nullable String externalTrafficPolicy) {
  public LoadBalancerBlock {
    annotations = Copies.of(annotations);
  }
}
