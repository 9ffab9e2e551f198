package dev.portolan.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import org.jspecify.annotations.Nullable;

/** The answer to one reservation. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ReservationStatus(
    @Required @JsonPropertyDescription("The reservation.") String name,
    @Required @JsonPropertyDescription("Reserved, Used, Conflicted or Expired.") String state,
    @JsonPropertyDescription("Why, in a sentence.") @Nullable String message) {}
