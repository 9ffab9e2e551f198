package dev.portolan.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.IntOrString;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One declared port of a service. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PortDeclaration(
    @Required
        @Size(max = 15)
        @ValidationRule(value = Formats.PORT_NAME, message = Formats.PORT_NAME_MESSAGE)
        @JsonPropertyDescription("The name of the port, unique in its service.")
        String name,
    @Required
        @Min(1)
        @Max(65535)
        @JsonPropertyDescription("The number that clients dial on the Service.")
        Integer port,
    @JsonPropertyDescription(
            "The number or the name of the port on the pod; left out, the same as port.")
        @Nullable IntOrString targetPort,
    @Default("TCP") @JsonPropertyDescription("The transport protocol: TCP, UDP or SCTP.")
        Protocol protocol,
    @Size(max = 253)
        @ValidationRule(value = Formats.QUALIFIED_NAME, message = Formats.QUALIFIED_NAME_MESSAGE)
        @JsonPropertyDescription("The application protocol, as in a Service.")
        @Nullable String appProtocol,
    @Min(1)
        @Max(65535)
        @JsonPropertyDescription("The number on every node; left out, the API server chooses one.")
        @Nullable Integer nodePort,
    @Min(1) @Max(65535) @JsonPropertyDescription("The number on the pod's own node.")
        @Nullable Integer hostPort,
    @Size(max = 1024) @JsonPropertyDescription("What the port is for, for people.")
        @Nullable String description,
    @Size(max = 32)
        @ValidationRule(value = Peer.SOMEBODY, message = Peer.SOMEBODY_MESSAGE)
        @JsonPropertyDescription("Who may connect to this port; replaces the service's peers.")
        List<Peer> allowFrom,
    @JsonPropertyDescription("True when the scrapers of the policies may reach this port, too.")
        @Nullable Boolean scrape,
    @Size(max = 8)
        @JsonPropertyDescription(
            "What differs in an environment, by the namespace's label portolan.dev/environment.")
        List<PortEnvironment> environments) {
  public PortDeclaration {
    protocol = protocol == null ? Protocol.TCP : protocol;
    allowFrom = Copies.of(allowFrom);
    environments = Copies.of(environments);
  }
}
