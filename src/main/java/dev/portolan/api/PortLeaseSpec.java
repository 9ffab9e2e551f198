package dev.portolan.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One taken key, its holder and what it is used for. */
@ValidationRule(
    value = "has(self.namespace) == (self.scope == 'Namespace')",
    message =
        "a lease of scope Namespace has a namespace, and no other lease has one: set or remove"
            + " namespace")
@ValidationRule(
    value = "has(self.protocol) == (self.scope != 'Node')",
    message =
        "a lease of scope Node has no protocol, and every other lease has one: set or remove"
            + " protocol")
@ValidationRule(
    value = "has(self.pool) == (self.scope == 'LoadBalancer')",
    message =
        "a lease of scope LoadBalancer has a pool, and no other lease has one: set or remove pool")
@ValidationRule(
    value = "!has(self.__for__) || self.state == 'Reserved'",
    message = "for is only for state Reserved: remove it, or set state to Reserved")
@ValidationRule(
    value = "!has(self.expireTime) || self.state != 'Active'",
    message =
        "expireTime is only for states Reserved and Quarantined: remove it, or set another state")
@ValidationRule(
    value = "has(self.expireTime) || self.state != 'Quarantined'",
    message = "a lease in state Quarantined says when that ends: set expireTime")
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PortLeaseSpec(
    @Required
        @ValidationRule(value = "self == oldSelf", message = PortLeaseSpec.PART_OF_KEY)
        @JsonPropertyDescription(
            "Where the number is taken: Namespace, Node, LoadBalancer, Host or Cluster.")
        Scope scope,
    @ValidationRule(value = "self == oldSelf", message = PortLeaseSpec.PART_OF_KEY)
        @Size(max = 63)
        @ValidationRule(value = Formats.NAMESPACE, message = Formats.NAMESPACE_MESSAGE)
        @JsonPropertyDescription("The namespace of the key, scope Namespace only.")
        @Nullable String namespace,
    @ValidationRule(value = "self == oldSelf", message = PortLeaseSpec.PART_OF_KEY)
        @JsonPropertyDescription("The protocol of the key; scope Node has none.")
        @Nullable Protocol protocol,
    @Required
        @ValidationRule(value = "self == oldSelf", message = PortLeaseSpec.PART_OF_KEY)
        @Min(1)
        @Max(65535)
        @JsonPropertyDescription("The number of the key.")
        Integer port,
    @Required @JsonPropertyDescription("The allocation that holds the key.") Holder holder,
    @Size(max = 512) @JsonPropertyDescription("The claims that use the key, as service/port.")
        List<@Size(max = 128) String> claims,
    @ValidationRule(value = "self == oldSelf", message = PortLeaseSpec.PART_OF_KEY)
        @Size(max = 63)
        @ValidationRule(value = Formats.POOL, message = Formats.POOL_MESSAGE)
        @JsonPropertyDescription("The pool of the key, scope LoadBalancer only.")
        @Nullable String pool,
    @JsonProperty("for")
        @Size(max = 63)
        @JsonPropertyDescription("The service that a reserved key waits for.")
        @Nullable String forService,
    @Required
        @JsonPropertyDescription(
            "Active, Reserved, or Quarantined: freed, and for a time open to its holder only.")
        LeaseState state,
    @Size(max = 64) @JsonPropertyDescription("Since when the holder has the key.")
        @Nullable String acquireTime,
    @Size(max = 64) @JsonPropertyDescription("When a dated reservation or a quarantine ends.")
        @Nullable String expireTime) {

  static final String PART_OF_KEY =
      "this is part of the key and never changes: free this lease and create another";

  public PortLeaseSpec {
    claims = Copies.of(claims);
  }
}
