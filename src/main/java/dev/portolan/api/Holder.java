package dev.portolan.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** The allocation that holds a key. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Holder(
    @Required @Size(max = 63) @JsonPropertyDescription("The namespace of the allocation.")
        String namespace,
    @Required @Size(max = 63) @JsonPropertyDescription("The name of the allocation.") String name,
    @Required @Size(max = 64) @JsonPropertyDescription("The UID of the allocation.") String uid) {}
