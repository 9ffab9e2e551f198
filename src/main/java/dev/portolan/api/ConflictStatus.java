package dev.portolan.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import org.jspecify.annotations.Nullable;

/** One key that refused a port. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ConflictStatus(
    @Required @JsonPropertyDescription("The key, as its lease is named.") String key,
    @Required @JsonPropertyDescription("Why, in one word.") String reason,
    @JsonPropertyDescription("Who holds the key.") @Nullable HolderStatus holder,
    @JsonPropertyDescription("Why, in a sentence.") @Nullable String message) {}
