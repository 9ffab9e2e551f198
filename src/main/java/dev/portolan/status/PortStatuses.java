package dev.portolan.status;

import dev.portolan.api.ConflictStatus;
import dev.portolan.api.Exposure;
import dev.portolan.api.HolderStatus;
import dev.portolan.api.PortState;
import dev.portolan.api.PortStatus;
import dev.portolan.api.Protocol;
import dev.portolan.api.Served;
import dev.portolan.api.ServiceDeclaration;
import dev.portolan.ledger.Audience;
import dev.portolan.ledger.Claim;
import dev.portolan.ledger.ClaimId;
import dev.portolan.ledger.Holder;
import dev.portolan.ledger.Key;
import dev.portolan.ledger.Objection;
import dev.portolan.ledger.Reason;
import dev.portolan.ledger.Refusal;
import dev.portolan.ledger.Sentences;
import dev.portolan.ledger.Verdict;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Verdicts as the status shows them, one port each. */
final class PortStatuses {

  private final ReadBack readBack;
  private final Audience audience;
  private final Sentences says;
  private final Map<ClaimId, List<Integer>> alternatives;
  private final Map<String, String> addresses = new HashMap<>();

  PortStatuses(
      ReadBack readBack,
      Map<ClaimId, List<Integer>> alternatives,
      List<ServiceDeclaration> services,
      Audience audience) {
    this.readBack = readBack;
    this.audience = audience;
    this.says = new Sentences(audience);
    this.alternatives = alternatives;
    for (ServiceDeclaration service : services) {
      if (service.address() != null) {
        addresses.put(service.name(), service.address());
      }
    }
  }

  PortStatus of(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Granted granted -> working(granted, PortState.Granted, granted.claim());
      case Verdict.Kept kept -> working(kept, PortState.Kept, kept.served());
      case Verdict.Refused refused ->
          idle(refused, refused.refusal().denied() ? PortState.Denied : PortState.Conflicted);
      case Verdict.Absent absent -> idle(absent, PortState.Absent);
    };
  }

  /** What a person should read about the verdict. */
  String sentence(Verdict verdict) {
    return says.of(verdict, alternatives(verdict));
  }

  private PortStatus working(Verdict verdict, PortState state, Claim served) {
    PortStatus judged = idle(verdict, state);
    return new PortStatus(
        judged.service(),
        judged.name(),
        judged.port(),
        judged.protocol(),
        judged.state(),
        judged.reason(),
        judged.holder(),
        judged.message(),
        judged.alternatives(),
        judged.conflicts(),
        state == PortState.Kept ? served(served) : null,
        address(served).orElse(null),
        readBack.nodePort(served).orElse(null),
        hostPort(served).orElse(null),
        readBack.loadBalancer(served),
        verdict.held().stream().filter(Key::leased).map(Key::name).toList());
  }

  private PortStatus idle(Verdict verdict, PortState state) {
    Claim claim = verdict.claim();
    Optional<Refusal> refusal = verdict.refused();
    return new PortStatus(
        claim.id().service(),
        claim.id().port(),
        claim.wish().port(),
        Protocol.valueOf(claim.wish().protocol().name()),
        state,
        refusal.map(r -> r.first().reason()).orElse(unrefused(state)).name(),
        refusal.flatMap(Refusal::holder).map(this::holder).orElse(null),
        refusal.isPresent() ? sentence(verdict) : null,
        alternatives(verdict),
        refusal.map(r -> conflicts(claim, r)).orElse(List.of()),
        null,
        null,
        null,
        null,
        List.of(),
        List.of());
  }

  private static Reason unrefused(PortState state) {
    return state == PortState.Absent ? Reason.Absent : Reason.Granted;
  }

  private List<Integer> alternatives(Verdict verdict) {
    return alternatives.getOrDefault(verdict.claim().id(), List.of());
  }

  private List<ConflictStatus> conflicts(Claim claim, Refusal refusal) {
    return refusal.objections().size() > 1
        ? refusal.objections().stream().map(objection -> conflict(claim, objection)).toList()
        : List.of();
  }

  private ConflictStatus conflict(Claim claim, Objection objection) {
    String sentence = says.of(claim, objection);
    return switch (objection) {
      case Objection.Conflict held ->
          new ConflictStatus(
              held.key().name(), held.reason().name(), holder(held.holder()), sentence);
      case Objection.Denial denial ->
          new ConflictStatus(
              denial.key().map(Key::name).orElse(denial.rule()),
              denial.reason().name(),
              null,
              sentence);
    };
  }

  private HolderStatus holder(Holder holder) {
    return audience.mayKnow(holder.namespace())
        ? new HolderStatus(
            holder.namespace(),
            holder.allocation(),
            holder.service().orElse(null),
            holder.since().map(Instant::toString).orElse(null))
        : new HolderStatus(holder.namespace(), null, null, null);
  }

  private static Served served(Claim served) {
    return new Served(served.wish().port(), Exposure.valueOf(served.wish().exposure().name()));
  }

  private Optional<String> address(Claim served) {
    return switch (served.wish().exposure()) {
      case External -> at(addresses.get(served.id().service()), served.wish().port());
      case Internal, NodePort, LoadBalancer, Host ->
          readBack.port(served).flatMap(port -> at(inCluster(served), port.getPort()));
    };
  }

  private static String inCluster(Claim claim) {
    return claim.id().service() + "." + claim.id().namespace() + ".svc";
  }

  private static Optional<String> at(@Nullable String host, int port) {
    return Optional.ofNullable(host).map(known -> known + ":" + port);
  }

  private static Optional<Integer> hostPort(Claim served) {
    return served.wish().exposure() == dev.portolan.ledger.Exposure.Host
        ? Optional.of(served.wish().hostPort().orElse(served.wish().port()))
        : served.wish().hostPort();
  }
}
