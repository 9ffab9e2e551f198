package dev.portolan.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How load balancers work on this platform. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record LoadBalancerBlock(
    @JsonPropertyDescription(
            "PerService, Shared (one address for the pool) or Host (the addresses of the nodes).")
        @Nullable Addresses addresses,
    @Size(max = 63)
        @ValidationRule(value = Formats.POOL, message = Formats.POOL_MESSAGE)
        @JsonPropertyDescription("The pool whose services share an address.")
        @Nullable String pool,
    @JsonInclude(JsonInclude.Include.NON_NULL)
        @JsonProperty("class")
        @Size(max = 253)
        @ValidationRule(
            value = "self == '' || " + Formats.QUALIFIED_NAME,
            message = Formats.QUALIFIED_NAME_MESSAGE)
        @JsonPropertyDescription("The class of the load balancer, stamped on our Services.")
        @Nullable String loadBalancerClass,
    @Size(max = 32)
        @ValidationRule(value = Formats.ANNOTATIONS, message = Formats.ANNOTATIONS_MESSAGE)
        @JsonPropertyDescription("Annotations stamped on our LoadBalancer Services.")
        Map<String, @Size(max = 4096) String> annotations,
    @JsonPropertyDescription("False when load balancers need no node ports.")
        @Nullable Boolean nodePorts,
    @Size(max = 16)
        @ValidationRule(
            value = "self in ['Cluster', 'Local']",
            message = "externalTrafficPolicy is Cluster or Local")
        @JsonPropertyDescription("Cluster or Local, stamped on our LoadBalancer Services.")
        @Nullable String externalTrafficPolicy) {
  public LoadBalancerBlock {
    annotations = Copies.of(annotations);
  }
}
