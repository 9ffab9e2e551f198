package dev.portolan.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** A declared service that a flow leads to, and which of its ports. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProviderPort(
    @Size(max = 63)
        @Pattern(Formats.DNS_1123)
        @JsonPropertyDescription("The namespace that declares the service; left out, this one.")
        @Nullable String namespace,
    @Required
        @Size(max = 63)
        @Pattern(Formats.DNS_1035)
        @JsonPropertyDescription("The name of the declared service.")
        String name,
    @Size(max = 15)
        @ValidationRule(value = Formats.PORT_NAME, message = Formats.PORT_NAME_MESSAGE)
        @JsonPropertyDescription(
            "The name of the declared port; left out, every port of the service.")
        @Nullable String port) {}
