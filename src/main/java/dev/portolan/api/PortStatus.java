package dev.portolan.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer to one declared port. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PortStatus(
    @Required @JsonPropertyDescription("The declared service.") String service,
    @Required @JsonPropertyDescription("The declared port.") String name,
    @Required @JsonPropertyDescription("The declared number, as it is in this environment.")
        Integer port,
    @Required @JsonPropertyDescription("The declared protocol.") Protocol protocol,
    @Required @JsonPropertyDescription("Granted, Kept, Conflicted, Denied or Absent.")
        PortState state,
    @Required @JsonPropertyDescription("Why, in one word.") String reason,
    @JsonPropertyDescription("Who has the port.") @Nullable HolderStatus holder,
    @JsonPropertyDescription("Why, in a sentence.") @Nullable String message,
    @JsonPropertyDescription("Free ports that would be accepted instead.")
        List<Integer> alternatives,
    @JsonPropertyDescription("Every key that refused the port, when more than one did.")
        List<ConflictStatus> conflicts,
    @JsonPropertyDescription("What is still served while a move is refused.")
        @Nullable Served served,
    @JsonPropertyDescription("Where clients find the port inside the cluster.")
        @Nullable String address,
    @JsonPropertyDescription("The number on every node.") @Nullable Integer nodePort,
    @JsonPropertyDescription("The number on the pod's own node.") @Nullable Integer hostPort,
    @JsonPropertyDescription("The addresses of the load balancer.") List<String> loadBalancer,
    @JsonPropertyDescription("The leases that the port holds.") List<String> leases) {
  public PortStatus {
    alternatives = Copies.of(alternatives);
    conflicts = Copies.of(conflicts);
    loadBalancer = Copies.of(loadBalancer);
    leases = Copies.of(leases);
  }
}
