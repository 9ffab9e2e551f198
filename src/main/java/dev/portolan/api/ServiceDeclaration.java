package dev.portolan.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One declared service: its pods, its exposure, its peers and its ports. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ServiceDeclaration(
    @Required @Size(max = 63) @JsonPropertyDescription("The Service's name.") String name,
    @Size(max = 1024) @JsonPropertyDescription("What the service does, for people.")
        @Nullable String description,
    @Size(max = 63) @JsonPropertyDescription("A free label that groups rows in reports.")
        @Nullable String category,
    @JsonPropertyDescription("The labels of the pods behind the service.")
        Map<String, String> selector,
    @Default("Internal")
        @JsonPropertyDescription(
            "How far the service can be reached: Internal, NodePort, LoadBalancer, Host or"
                + " External.")
        Exposure exposure,
    @Default("false") @JsonPropertyDescription("True for a Service without a cluster address.")
        Boolean headless,
    @Size(max = 253)
        @JsonPropertyDescription("Where an External service is found: a DNS name or an IP address.")
        @Nullable String address,
    @Size(max = 32)
        @JsonPropertyDescription(
            "Who may connect to the ports below, unless a port says otherwise; left out, the"
                + " default of the exposure.")
        List<Peer> allowFrom,
    @JsonPropertyDescription("Where the service answers health checks.") @Nullable Health health,
    @Size(max = 8)
        @JsonPropertyDescription(
            "What differs in an environment, by the namespace's label portolan.dev/environment.")
        List<ServiceEnvironment> environments,
    @Size(max = 64) @JsonPropertyDescription("The ports that clients dial on the Service.")
        List<PortDeclaration> ports) {
  public ServiceDeclaration {
    selector = Copies.of(selector);
    exposure = exposure == null ? Exposure.Internal : exposure;
    headless = headless == null ? false : headless;
    allowFrom = Copies.of(allowFrom);
    environments = Copies.of(environments);
    ports = Copies.of(ports);
  }
}
