package dev.portolan.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.LabelSelector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an admin rules for a set of namespaces. */
@ValidationRule(
    value =
        "!has(self.namespaceSelector) || !has(self.reserved) || self.reserved.all(r, r.scope =="
            + " 'Namespace')",
    message =
        "a policy with a namespaceSelector speaks for its namespaces only: put numbers of scope"
            + " Node, LoadBalancer, Host and Cluster into a policy without namespaceSelector",
    fieldPath = ".reserved")
@ValidationRule(
    value = "!has(self.namespaceSelector) || !has(self.nodePorts)",
    message =
        "a policy with a namespaceSelector speaks for its namespaces only: put nodePorts into a"
            + " policy without namespaceSelector",
    fieldPath = ".nodePorts")
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PortPolicySpec(
    @JsonPropertyDescription(
            "The namespaces that this policy speaks for; left out, every namespace.")
        @Nullable LabelSelector namespaceSelector,
    @JsonPropertyDescription(
            "How far a number of one allocation blocks another: Service, Namespace or Cluster.")
        @Nullable CollisionScope collisionScope,
    @JsonPropertyDescription("How load balancers work on this platform.")
        @Nullable LoadBalancerBlock loadBalancer,
    @Size(max = 64) @JsonPropertyDescription("Numbers with a purpose; the narrowest range decides.")
        List<PortRange> ranges,
    @JsonPropertyDescription("True when a number that is in no range is refused.")
        @Nullable Boolean closed,
    @Size(max = 256)
        @JsonPropertyDescription("Numbers that nobody may take, or only the named service.")
        List<PolicyReservation> reserved,
    @JsonPropertyDescription("Which exposures are allowed.") @Nullable ExposureRule exposure,
    @JsonPropertyDescription("Scrapers, and connections that workloads may open.")
        @Nullable NetworkBlock network,
    @Size(max = 16)
        @ValidationRule(value = Formats.DURATION, message = Formats.DURATION_MESSAGE)
        @JsonPropertyDescription(
            "How long a freed key stays with who had it last, such as 10m or 24h, at most 720h.")
        @Nullable String quarantine,
    @JsonPropertyDescription(
            "The node ports that the API server was started with; the API server's default where"
                + " no policy says.")
        @Nullable NodePortRange nodePorts,
    @JsonPropertyDescription("What every allocation must say.") @Nullable Requirements require,
    @JsonPropertyDescription(
            "What a refusal tells other namespaces about a holder here: Holder, or the Namespace"
                + " only.")
        @Nullable Disclosure disclose,
    @JsonPropertyDescription(
            "What the rules of this policy do: Warn tells, DenyNew refuses newcomers, Deny also"
                + " withdraws.")
        @Nullable Enforcement enforcement) {

  static final PortPolicySpec EMPTY =
      new PortPolicySpec(
          null, null, null, List.of(), null, List.of(), null, null, null, null, null, null, null);

  public PortPolicySpec {
    ranges = Copies.of(ranges);
    reserved = Copies.of(reserved);
  }
}
