package dev.portolan.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;

/** The node ports that the API server hands out. */
@ValidationRule(value = Formats.ASCENDING, message = Formats.ASCENDING_MESSAGE)
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record NodePortRange(
    @Required @Min(1) @Max(65535) @JsonPropertyDescription("The first number.") Integer from,
    @Required @Min(1) @Max(65535) @JsonPropertyDescription("The last number.") Integer to) {}
