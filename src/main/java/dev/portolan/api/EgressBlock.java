package dev.portolan.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether workloads may open connections that nobody declared. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record EgressBlock(
    @JsonPropertyDescription(
            "True: pods of declared services open their flows, DNS and allow, and nothing else.")
        @Nullable Boolean enforce,
    @JsonPropertyDescription(
            "Whether the cluster DNS stays open, on UDP and TCP; left out everywhere, it does.")
        @Nullable Boolean dns,
    @Size(max = 32)
        @ValidationRule(value = Peer.NAMED_EVERYWHERE, message = Peer.NAMED_EVERYWHERE_MESSAGE)
        @ValidationRule(value = Peer.EXCEPT_INSIDE_CIDR, message = Peer.EXCEPT_INSIDE_CIDR_MESSAGE)
        @JsonPropertyDescription("Destinations that are open to every declared service.")
        List<Flow> allow) {
  public EgressBlock {
    allow = Copies.of(allow);
  }
}
