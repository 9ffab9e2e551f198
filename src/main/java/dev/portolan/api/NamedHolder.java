package dev.portolan.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** The only service that may take a reserved number. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record NamedHolder(
    @Required
        @Size(max = 63)
        @ValidationRule(value = Formats.NAMESPACE, message = Formats.NAMESPACE_MESSAGE)
        @JsonPropertyDescription("The namespace of the service.")
        String namespace,
    @Required
        @Size(max = 63)
        @ValidationRule(value = Formats.SERVICE_NAME, message = Formats.SERVICE_NAME_MESSAGE)
        @JsonPropertyDescription("The name of the declared service.")
        String service) {}
