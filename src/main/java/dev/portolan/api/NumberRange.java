package dev.portolan.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** A number, or all from one to another. */
@ValidationRule(value = Formats.ASCENDING, message = Formats.ASCENDING_MESSAGE)
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record NumberRange(
    @Required @Min(1) @Max(65535) @JsonPropertyDescription("The first number.") Integer from,
    @Min(1) @Max(65535) @JsonPropertyDescription("The last number; left out, the first alone.")
        @Nullable Integer to) {}
