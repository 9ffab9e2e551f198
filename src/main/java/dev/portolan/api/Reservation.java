package dev.portolan.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** A port kept for future use. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Reservation(
    @Required
        @Size(max = 63)
        @ValidationRule(
            value = Formats.RESERVATION_NAME,
            message = Formats.RESERVATION_NAME_MESSAGE)
        @JsonPropertyDescription("The name of the reservation, unique in its allocation.")
        String name,
    @Required @Min(1) @Max(65535) @JsonPropertyDescription("The reserved number.") Integer port,
    @Default("TCP") @JsonPropertyDescription("The transport protocol: TCP, UDP or SCTP.")
        Protocol protocol,
    @Default("Namespace")
        @JsonPropertyDescription(
            "Where the number is kept: Namespace, Node, LoadBalancer, Host or Cluster.")
        Scope scope,
    @JsonProperty("for")
        @Size(max = 63)
        @ValidationRule(value = Formats.SERVICE_NAME, message = Formats.SERVICE_NAME_MESSAGE)
        @JsonPropertyDescription(
            "The service that may take the port, in any allocation of this namespace.")
        @Nullable String forService,
    @Size(max = 1024) @JsonPropertyDescription("Why the port is kept, for people.")
        @Nullable String reason,
    @Size(max = 64)
        @Pattern(Formats.INSTANT)
        @JsonPropertyDescription("When the reservation ends, as an RFC 3339 date and time.")
        @Nullable String until) {
  public Reservation {
    protocol = protocol == null ? Protocol.TCP : protocol;
    scope = scope == null ? Scope.Namespace : scope;
  }
}
