package dev.portolan.manifest;

import dev.portolan.api.Flow;
import dev.portolan.api.PortDeclaration;
import dev.portolan.api.ProviderPort;
import dev.portolan.api.ServiceDeclaration;
import dev.portolan.ledger.Finding;
import dev.portolan.manifest.Neighbourhood.Consumer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Flows that their provider does not let in, seen from either side. */
final class RefusedFlows {

  /** So that consumers cannot crowd a provider's status out. */
  private static final int MOST_ON_THE_PROVIDER = 10;

  private final String namespace;
  private final Neighbourhood neighbourhood;
  private final Consent consent;

  RefusedFlows(String namespace, Neighbourhood neighbourhood) {
    this.namespace = namespace;
    this.neighbourhood = neighbourhood;
    this.consent = new Consent(neighbourhood);
  }

  /** The refused flows that these services declare. */
  List<Finding> asConsumer(List<ServiceDeclaration> services) {
    List<Finding> findings = new ArrayList<>();
    for (ServiceDeclaration service : services) {
      Consumer consumer = new Consumer(namespace, service);
      for (Flow flow : service.connectsTo()) {
        provider(flow)
            .map(provider -> consent.refusing(flow, consumer, provider))
            .filter(ports -> !ports.isEmpty())
            .ifPresent(ports -> findings.add(refused(consumer, flow, ports)));
      }
    }
    return findings;
  }

  private Optional<Consumer> provider(Flow flow) {
    return Optional.ofNullable(flow.service())
        .flatMap(
            named ->
                neighbourhood
                    .service(namespaceOf(named), named.name())
                    .map(service -> new Consumer(namespaceOf(named), service)));
  }

  private String namespaceOf(ProviderPort named) {
    return Objects.requireNonNullElse(named.namespace(), namespace);
  }

  private Finding refused(Consumer consumer, Flow flow, List<PortDeclaration> ports) {
    ProviderPort named = Objects.requireNonNull(flow.service());
    return new Finding(
        Finding.Rule.FlowRefused,
        consumer.service().name(),
        Optional.empty(),
        "connectsTo names %s of %s/%s, which does not let this service in: the provider decides, and the connection is refused. Have its owner add %s to allowFrom, or drop the flow."
            .formatted(names(ports), namespaceOf(named), named.name(), asPeer(consumer)));
  }

  /** The refused flows that lead to these services; at most ten, then their number. */
  List<Finding> asProvider(List<ServiceDeclaration> services) {
    List<Finding> findings = new ArrayList<>();
    for (ServiceDeclaration service : services) {
      Consumer provider = new Consumer(namespace, service);
      neighbourhood
          .consumersOf(namespace, service.name())
          .forEach(consumer -> refusals(consumer, provider, findings));
    }
    findings.sort(Finding::compareTo);
    return atMostTen(findings);
  }

  private void refusals(Consumer consumer, Consumer provider, List<Finding> findings) {
    consumer.service().connectsTo().stream()
        .filter(flow -> leadsTo(provider, consumer, flow))
        .flatMap(flow -> consent.refusing(flow, consumer, provider).stream())
        .distinct()
        .forEach(port -> findings.add(unwanted(consumer, provider, port)));
  }

  private static boolean leadsTo(Consumer provider, Consumer consumer, Flow flow) {
    ProviderPort named = flow.service();
    return named != null
        && named.name().equals(provider.service().name())
        && Objects.requireNonNullElse(named.namespace(), consumer.namespace())
            .equals(provider.namespace());
  }

  private static Finding unwanted(Consumer consumer, Consumer provider, PortDeclaration port) {
    return new Finding(
        Finding.Rule.FlowRefused,
        provider.service().name(),
        Optional.of(port.name()),
        "%s/%s declares a flow to this port, which does not let it in: the connection is refused. Add %s to allowFrom if it is meant to be."
            .formatted(consumer.namespace(), consumer.service().name(), asPeer(consumer)));
  }

  private static List<Finding> atMostTen(List<Finding> findings) {
    if (findings.size() <= MOST_ON_THE_PROVIDER) {
      return findings;
    }
    List<Finding> shown = new ArrayList<>(findings.subList(0, MOST_ON_THE_PROVIDER));
    int more = findings.size() - shown.size();
    shown.add(
        new Finding(
            Finding.Rule.FlowRefused,
            findings.get(MOST_ON_THE_PROVIDER).service(),
            Optional.empty(),
            "There are %d more flows to ports of this allocation that do not let them in."
                .formatted(more)));
    return shown;
  }

  private static String asPeer(Consumer consumer) {
    return "{service: {namespace: %s, name: %s}}"
        .formatted(consumer.namespace(), consumer.service().name());
  }

  private static String names(List<PortDeclaration> ports) {
    String names = ports.stream().map(PortDeclaration::name).collect(Collectors.joining(", "));
    return (ports.size() == 1 ? "port " : "ports ") + names;
  }
}
