package dev.portolan.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** Who answers for an allocation. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Owner(
    @Size(max = 128) @JsonPropertyDescription("The team that answers for these ports.")
        @Nullable String team,
    @Size(max = 256)
        @JsonPropertyDescription("How to reach the team: a channel, an address, a page.")
        @Nullable String contact) {}
