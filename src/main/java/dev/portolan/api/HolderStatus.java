package dev.portolan.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import org.jspecify.annotations.Nullable;

/** Who holds a port. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record HolderStatus(
    @Required @JsonPropertyDescription("The holder's namespace.") String namespace,
    @JsonPropertyDescription("The holder's allocation.") @Nullable String name,
    @JsonPropertyDescription("The holder's service.") @Nullable String service,
    @JsonPropertyDescription("Since when, as an RFC 3339 date and time.") @Nullable String since) {}
