package dev.portolan.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One taken key, its holder and what it is used for. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PortLeaseSpec(
    @Required
        @JsonPropertyDescription(
            "Where the number is taken: Namespace, Node, LoadBalancer, Host or Cluster.")
        Scope scope,
    @Size(max = 63) @JsonPropertyDescription("The namespace of the key, scope Namespace only.")
        @Nullable String namespace,
    @JsonPropertyDescription("The protocol of the key; scope Node has none.")
        @Nullable Protocol protocol,
    @Required @Min(1) @Max(65535) @JsonPropertyDescription("The number of the key.") Integer port,
    @Required @JsonPropertyDescription("The allocation that holds the key.") Holder holder,
    @Size(max = 512) @JsonPropertyDescription("The claims that use the key, as service/port.")
        List<String> claims,
    @Size(max = 63) @JsonPropertyDescription("The pool of the key, scope LoadBalancer only.")
        @Nullable String pool,
    @JsonProperty("for")
        @Size(max = 63)
        @JsonPropertyDescription("The service that a reserved key waits for.")
        @Nullable String forService,
    @Required @JsonPropertyDescription("Active or Reserved.") LeaseState state,
    @Size(max = 64) @JsonPropertyDescription("Since when the holder has the key.")
        @Nullable String acquireTime,
    @Size(max = 64) @JsonPropertyDescription("When a dated reservation ends.")
        @Nullable String expireTime) {
  public PortLeaseSpec {
    claims = Copies.of(claims);
  }
}
