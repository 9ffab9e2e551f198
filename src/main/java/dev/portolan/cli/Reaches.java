package dev.portolan.cli;

import dev.portolan.api.PortDeclaration;
import dev.portolan.api.Program;
import dev.portolan.api.ServiceDeclaration;
import dev.portolan.intake.Declared;
import dev.portolan.ledger.Addresses;
import dev.portolan.ledger.Claim;
import dev.portolan.ledger.ClaimId;
import dev.portolan.ledger.Exposure;
import dev.portolan.ledger.Verdict;
import dev.portolan.ledger.Wish;
import dev.portolan.manifest.Callers;
import dev.portolan.plan.Prospect;
import dev.portolan.report.Reach;
import io.fabric8.kubernetes.api.model.LoadBalancerIngress;
import io.fabric8.kubernetes.api.model.Service;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the ports of a prospect are found, and who may connect to them. */
final class Reaches {

  private final Prospect prospect;
  private final Map<String, List<String>> balancers = new HashMap<>();
  private final Map<ClaimId, Reach> byClaim = new HashMap<>();

  private Reaches(Prospect prospect, List<Service> services) {
    this.prospect = prospect;
    services.forEach(
        service ->
            balancers.put(
                service.getMetadata().getNamespace() + "/" + service.getMetadata().getName(),
                addresses(service)));
  }

  /** Of every declared port that its environment has. */
  static Map<ClaimId, Reach> of(Prospect prospect, List<Service> services) {
    Reaches reaches = new Reaches(prospect, services);
    prospect.declared().forEach(reaches::add);
    return reaches.byClaim;
  }

  private void add(Declared declared) {
    Map<ClaimId, Claim> served = new HashMap<>();
    prospect
        .verdicts(declared)
        .forEach(verdict -> served.put(verdict.claim().id(), served(verdict)));
    for (ServiceDeclaration service : declared.resolved().getSpec().services()) {
      for (PortDeclaration port : service.ports()) {
        ClaimId id =
            new ClaimId(
                declared.owner().namespace(), declared.owner().name(), service.name(), port.name());
        Optional.ofNullable(served.get(id))
            .ifPresent(claim -> byClaim.put(id, reach(declared, service, port, claim)));
      }
    }
  }

  private static Claim served(Verdict verdict) {
    return verdict instanceof Verdict.Kept kept ? kept.served() : verdict.claim();
  }

  private Reach reach(
      Declared declared, ServiceDeclaration service, PortDeclaration port, Claim claim) {
    boolean fenced =
        declared.resolved().getSpec().program().contains(Program.NetworkPolicy)
            && !service.selector().isEmpty();
    boolean external = claim.wish().exposure() == Exposure.External;
    return new Reach(
        address(service, claim),
        outside(claim),
        external
            ? List.of()
            : Callers.of(
                service, port, claim.wish().exposure(), declared.place().house().network()),
        fenced && !external);
  }

  private static Optional<String> address(ServiceDeclaration service, Claim claim) {
    Wish wish = claim.wish();
    if (wish.exposure() == Exposure.External) {
      return Optional.ofNullable(service.address()).map(host -> host + ":" + wish.port());
    }
    return wish.programmed()
        ? Optional.of(claim.id().service() + "." + claim.id().namespace() + ".svc:" + wish.port())
        : Optional.empty();
  }

  private List<String> outside(Claim claim) {
    Wish wish = claim.wish();
    List<String> places = new ArrayList<>();
    if (wish.exposure() == Exposure.LoadBalancer) {
      balancer(claim).map(host -> host + ":" + wish.port()).forEach(places::add);
    }
    if (wish.exposure().hasNodePort()) {
      wish.nodePort().ifPresent(node -> places.add("any node:" + node.number()));
    }
    if (wish.exposure() == Exposure.NodePort && wish.nodePort().isEmpty()) {
      places.add("a node port that the API server chooses");
    }
    wish.hostPort()
        .or(() -> Optional.of(wish.port()).filter(port -> wish.exposure() == Exposure.Host))
        .ifPresent(number -> places.add("its node:" + number));
    return places;
  }

  private Stream<String> balancer(Claim claim) {
    List<String> known =
        balancers.getOrDefault(
            claim.id().namespace() + "/" + claim.id().service(), List.<String>of());
    return known.isEmpty()
        ? Stream.of(
            claim.terms().addresses() == Addresses.PerService
                ? "its load balancer"
                : "load balancer " + claim.terms().pool())
        : known.stream();
  }

  private static List<String> addresses(Service service) {
    return Stream.ofNullable(service.getStatus())
        .flatMap(status -> Stream.ofNullable(status.getLoadBalancer()))
        .flatMap(balancer -> Stream.ofNullable(balancer.getIngress()))
        .flatMap(List::stream)
        .map(Reaches::host)
        .sorted()
        .toList();
  }

  private static String host(LoadBalancerIngress ingress) {
    String ip = Objects.requireNonNullElse(ingress.getIp(), "");
    if (ip.isEmpty()) {
      return Objects.requireNonNullElse(ingress.getHostname(), "");
    }
    return ip.contains(":") ? "[" + ip + "]" : ip;
  }
}
