package dev.portolan.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.IntOrString;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What differs for a port in one environment. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PortEnvironment(
    @Required
        @Size(max = 63)
        @ValidationRule(value = Formats.LABEL_VALUE, message = Formats.LABEL_VALUE_MESSAGE)
        @JsonPropertyDescription("The value of the namespace's label portolan.dev/environment.")
        String name,
    @Min(1) @Max(65535) @JsonPropertyDescription("The number that clients dial there.")
        @Nullable Integer port,
    @JsonPropertyDescription("The number or the name of the port on the pod there.")
        @Nullable IntOrString targetPort,
    @Min(1) @Max(65535) @JsonPropertyDescription("The number on every node there.")
        @Nullable Integer nodePort,
    @Min(1) @Max(65535) @JsonPropertyDescription("The number on the pod's own node there.")
        @Nullable Integer hostPort,
    @JsonPropertyDescription("True when the port does not exist there.") @Nullable Boolean absent,
    @Size(max = 32)
        @ValidationRule(value = Peer.SOMEBODY, message = Peer.SOMEBODY_MESSAGE)
        @JsonPropertyDescription("Who may connect there.")
        List<Peer> allowFrom) {
  public PortEnvironment {
    allowFrom = Copies.of(allowFrom);
  }
}
