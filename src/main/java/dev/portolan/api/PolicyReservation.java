package dev.portolan.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** A number that nobody may take, or only the named service. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PolicyReservation(
    @Required
        @JsonPropertyDescription(
            "Where the number is kept: Namespace, Node, LoadBalancer, Host or Cluster.")
        Scope scope,
    @Required @Min(1) @Max(65535) @JsonPropertyDescription("The reserved number.") Integer port,
    @JsonPropertyDescription("The protocol; left out, every protocol.") @Nullable Protocol protocol,
    @JsonProperty("for") @JsonPropertyDescription("The only service that may take the number.")
        @Nullable NamedHolder forHolder,
    @Size(max = 1024) @JsonPropertyDescription("Why the number is reserved, for people.")
        @Nullable String reason) {}
