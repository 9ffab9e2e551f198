package dev.portolan.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.IntOrString;
import org.jspecify.annotations.Nullable;

/** Where a service answers health checks. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Health(
    @Required
        @Size(max = 1024)
        @ValidationRule(
            value = "self.startsWith('/')",
            message = "a health path starts with '/', such as /healthz")
        @JsonPropertyDescription("The path of the check, such as /healthz.")
        String path,
    @JsonPropertyDescription("The name or the number of the port that answers.")
        @Nullable IntOrString port) {}
