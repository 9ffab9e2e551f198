package dev.portolan.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import org.jspecify.annotations.Nullable;

/** One thing that should be known though it refuses nothing. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FindingStatus(
    @Required @JsonPropertyDescription("The rule that found it.") String rule,
    @Required @JsonPropertyDescription("What was found and what to do.") String message,
    @JsonPropertyDescription("The service it is about.") @Nullable String service,
    @JsonPropertyDescription("The port it is about.") @Nullable String port) {}
