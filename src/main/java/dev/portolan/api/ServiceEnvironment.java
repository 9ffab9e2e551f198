package dev.portolan.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What differs for a service in one environment. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ServiceEnvironment(
    @Required
        @Size(max = 63)
        @ValidationRule(value = Formats.LABEL_VALUE, message = Formats.LABEL_VALUE_MESSAGE)
        @JsonPropertyDescription("The value of the namespace's label portolan.dev/environment.")
        String name,
    @JsonPropertyDescription("How far the service can be reached there.")
        @Nullable Exposure exposure,
    @JsonPropertyDescription("True when the service does not exist there.")
        @Nullable Boolean absent,
    @Size(max = 32)
        @ValidationRule(value = Peer.SOMEBODY, message = Peer.SOMEBODY_MESSAGE)
        @ValidationRule(value = Peer.EXCEPT_INSIDE_CIDR, message = Peer.EXCEPT_INSIDE_CIDR_MESSAGE)
        @JsonPropertyDescription("Who may connect there.")
        List<Peer> allowFrom) {
  public ServiceEnvironment {
    allowFrom = Copies.of(allowFrom);
  }
}
