package dev.portolan.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One declared service: its pods, its exposure, its peers and its ports. */
@ValidationRule(
    value =
"""
!has(self.ports) || self.ports.all(p,
    self.ports.exists_one(q, q.port == p.port && q.protocol == p.protocol))
""",
    message = "two ports of this service have the same number and protocol",
    messageExpression =
"""
self.ports.map(p,
    self.ports.exists(q, q.name != p.name && q.port == p.port && q.protocol == p.protocol), p.name)[0]
    + ' is not the only port with its number and protocol in this service: change one of them, or put it into a service of its own'
""",
    fieldPath = ".ports")
@ValidationRule(
    value =
"""
!has(self.ports) || self.exposure in ['NodePort', 'LoadBalancer']
    || (has(self.environments)
        && self.environments.exists(e, has(e.exposure) && e.exposure in ['NodePort', 'LoadBalancer']))
    || self.ports.all(p, !has(p.nodePort)
        && (!has(p.environments) || p.environments.all(e, !has(e.nodePort))))
""",
    message =
        "nodePort is only for exposure NodePort or LoadBalancer: change the exposure, or leave"
            + " nodePort out",
    fieldPath = ".ports")
@ValidationRule(
    value =
"""
!self.headless || (self.exposure in ['Internal', 'Host']
    && (!has(self.environments)
        || self.environments.all(e, !has(e.exposure) || e.exposure in ['Internal', 'Host'])))
""",
    message =
        "a headless service has no address to expose: use exposure Internal or Host in every"
            + " environment, or set headless to false",
    fieldPath = ".headless")
@ValidationRule(
    value =
"""
!self.headless || !has(self.ports) || self.ports.all(p,
    !has(p.targetPort) || p.targetPort == p.port)
""",
    message =
        "clients of a headless service dial the pods themselves: targetPort is the number of port,"
            + " or is left out",
    fieldPath = ".ports")
@ValidationRule(
    value =
"""
!self.headless || !has(self.ports) || self.ports.all(p,
    !has(p.environments) || p.environments.all(e,
        (has(e.targetPort) ? e.targetPort : has(p.targetPort) ? p.targetPort : has(e.port) ? e.port : p.port)
            == (has(e.port) ? e.port : p.port)))
""",
    message =
        "clients of a headless service dial the pods themselves: in every environment targetPort is"
            + " the number of port, or is left out",
    fieldPath = ".ports")
@ValidationRule(
    value =
"""
!has(self.address) || self.exposure == 'External'
    || (has(self.environments)
        && self.environments.exists(e, has(e.exposure) && e.exposure == 'External'))
""",
    message = "address is only for exposure External: change the exposure, or leave address out",
    fieldPath = ".address")
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ServiceDeclaration(
    @Required
        @Size(max = 63)
        @ValidationRule(value = Formats.SERVICE_NAME, message = Formats.SERVICE_NAME_MESSAGE)
        @JsonPropertyDescription("The Service's name.")
        String name,
    @Size(max = 1024) @JsonPropertyDescription("What the service does, for people.")
        @Nullable String description,
    @Size(max = 63)
        @ValidationRule(value = Formats.LABEL_VALUE, message = Formats.LABEL_VALUE_MESSAGE)
        @JsonPropertyDescription("A free label that groups rows in reports.")
        @Nullable String category,
    @Size(max = 16)
        @ValidationRule(value = Formats.SELECTOR, message = Formats.SELECTOR_MESSAGE)
        @ValidationRule(
            value = "size(self) > 0",
            message =
                "selector has no entry: name at least one label of the pods, or leave selector out")
        @JsonPropertyDescription("The labels of the pods behind the service.")
        Map<String, @Size(max = 63) String> selector,
    @Default("Internal")
        @JsonPropertyDescription(
            "How far the service can be reached: Internal, NodePort, LoadBalancer, Host or"
                + " External.")
        Exposure exposure,
    @Default("false") @JsonPropertyDescription("True for a Service without a cluster address.")
        Boolean headless,
    @Size(max = 253)
        @ValidationRule(
            value = "self.matches('^[A-Za-z0-9]([-A-Za-z0-9.:]*[A-Za-z0-9])?$')",
            message =
                "an address is a DNS name or an IP address, without scheme, path or brackets, such"
                    + " as orders.example.com")
        @JsonPropertyDescription("Where an External service is found: a DNS name or an IP address.")
        @Nullable String address,
    @Size(max = 32)
        @ValidationRule(value = Peer.SOMEBODY, message = Peer.SOMEBODY_MESSAGE)
        @ValidationRule(value = Peer.EXCEPT_INSIDE_CIDR, message = Peer.EXCEPT_INSIDE_CIDR_MESSAGE)
        @JsonPropertyDescription(
            "Who may connect to the ports below, unless a port says otherwise; left out, the"
                + " default of the exposure.")
        List<Peer> allowFrom,
    @Size(max = 32)
        @ValidationRule(value = Peer.EXCEPT_INSIDE_CIDR, message = Peer.EXCEPT_INSIDE_CIDR_MESSAGE)
        @JsonPropertyDescription(
            "The flows that these pods open; where a policy enforces egress, they open no other.")
        List<Flow> connectsTo,
    @JsonPropertyDescription("Where the service answers health checks.") @Nullable Health health,
    @Size(max = 8)
        @JsonPropertyDescription(
            "What differs in an environment, by the namespace's label portolan.dev/environment.")
        List<ServiceEnvironment> environments,
    @Size(max = 64) @JsonPropertyDescription("The ports that clients dial on the Service.")
        List<PortDeclaration> ports) {
  public ServiceDeclaration {
    selector = Copies.of(selector);
    exposure = exposure == null ? Exposure.Internal : exposure;
    headless = headless == null ? false : headless;
    allowFrom = Copies.of(allowFrom);
    connectsTo = Copies.of(connectsTo);
    environments = Copies.of(environments);
    ports = Copies.of(ports);
  }

  /** One that says no more than its pods, its exposure and its ports. */
  public static ServiceDeclaration of(
      String name,
      @Nullable String category,
      Map<String, String> selector,
      Exposure exposure,
      List<PortDeclaration> ports) {
    return new ServiceDeclaration(
        name, null, category, selector, exposure, false, null, List.of(), List.of(), null,
        List.of(), ports);
  }

  /** The same with these ports. */
  public ServiceDeclaration withPorts(List<PortDeclaration> others) {
    return new ServiceDeclaration(
        name,
        description,
        category,
        selector,
        exposure,
        headless,
        address,
        allowFrom,
        connectsTo,
        health,
        environments,
        others);
  }
}
