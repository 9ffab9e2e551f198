package dev.portolan.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;

/** What a service still serves while its move is refused. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Served(
    @Required @JsonPropertyDescription("The number that is served.") Integer port,
    @Required @JsonPropertyDescription("How far it can be reached.") Exposure exposure) {}
