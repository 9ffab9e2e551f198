package dev.portolan.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What NetworkPolicies hold beside what allocations declare. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record NetworkBlock(
    @Size(max = 32)
        @ValidationRule(value = Peer.NAMED_EVERYWHERE, message = Peer.NAMED_EVERYWHERE_MESSAGE)
        @ValidationRule(value = Peer.EXCEPT_INSIDE_CIDR, message = Peer.EXCEPT_INSIDE_CIDR_MESSAGE)
        @JsonPropertyDescription("Who may reach the ports that say scrape, beside their own peers.")
        List<Peer> scrapeFrom,
    @JsonPropertyDescription("Which connections workloads may open.")
        @Nullable EgressBlock egress) {

  /** What holds where no policy says anything. */
  public static final NetworkBlock WITHOUT_POLICY = new NetworkBlock(List.of(), null);

  public NetworkBlock {
    scrapeFrom = Copies.of(scrapeFrom);
  }
}
