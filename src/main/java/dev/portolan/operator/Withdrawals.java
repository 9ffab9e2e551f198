package dev.portolan.operator;

import dev.portolan.api.PortPolicy;
import dev.portolan.intake.Leases;
import dev.portolan.ledger.Audience;
import dev.portolan.ledger.Claim;
import dev.portolan.ledger.Enforcement;
import dev.portolan.ledger.Objection;
import dev.portolan.ledger.Sentences;
import dev.portolan.ledger.Verdict;
import dev.portolan.operator.chart.Chart;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.api.model.events.v1.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Tells, in an Event on either side, that a policy took a port from what ran.
 *
 * <p>It is told by whoever takes the port out of its Service, when the Service shows it no more:
 * once, since nobody can take it out again. Nothing waits for it, and nothing fails with it.
 */
final class Withdrawals {

  private static final Logger LOG = Logger.getLogger(Withdrawals.class);
  private static final String REASON = "PortWithdrawn";
  private static final int LONGEST_NOTE = 1024;

  /** Where Events about what has no namespace are kept. */
  private static final String CLUSTER_EVENTS = "default";

  private final ApiServer api;
  private final Chart chart;
  private final Clock clock;

  Withdrawals(ApiServer api, Chart chart, Clock clock) {
    this.api = api;
    this.chart = chart;
    this.clock = clock;
  }

  /** Tells of what this application of a settlement took away. */
  void tell(Settled settled, Applied applied) {
    for (Verdict verdict : settled.verdicts()) {
      if (verdict instanceof Verdict.Refused refused && isGone(refused.claim(), settled, applied)) {
        cause(refused).ifPresent(cause -> tell(settled, refused.claim(), cause));
      }
    }
  }

  private static boolean isGone(Claim claim, Settled settled, Applied applied) {
    boolean ran =
        Optional.ofNullable(settled.gathered().world().observed().ours().get(claim.serviceName()))
            .filter(shown -> shown.uid().equals(claim.owner().uid()))
            .filter(shown -> shown.ports().containsKey(claim.id().port()))
            .isPresent();
    boolean runs =
        Optional.ofNullable(applied.programmed().services().get(claim.id().service())).stream()
            .flatMap(service -> service.getSpec().getPorts().stream())
            .anyMatch(port -> Objects.equals(port.getName(), claim.id().port()));
    return ran && !runs;
  }

  /** What a policy that withdraws has against a claim. */
  private record Cause(String policy, Objection objection) {}

  private static Optional<Cause> cause(Verdict.Refused refused) {
    List<Objection> objections = refused.refusal().objections();
    return objections.stream()
        .filter(Objection.Denial.class::isInstance)
        .map(Objection.Denial.class::cast)
        .filter(denial -> denial.enforcement() == Enforcement.Deny)
        .map(denial -> new Cause(denial.rule(), denial))
        .findFirst()
        .or(
            () ->
                refused
                    .claim()
                    .terms()
                    .withdrawnBy()
                    .map(policy -> new Cause(policy, objections.getFirst())));
  }

  private void tell(Settled settled, Claim claim, Cause cause) {
    HasMetadata allocation = settled.gathered().allocation();
    Optional<PortPolicy> policy = chart.policy(cause.policy());
    String what = claim.id() + version(allocation) + policy.map(Withdrawals::version).orElse("");
    create(
        claim.id().namespace(),
        what,
        reference(allocation),
        policy.map(Withdrawals::reference),
        note(claim, cause, claim.id().namespace()));
    policy.ifPresent(
        ruling ->
            create(
                CLUSTER_EVENTS,
                what,
                reference(ruling),
                Optional.of(reference(allocation))
                    .filter(known -> !chart.isDiscreet(claim.id().namespace())),
                note(claim, cause, CLUSTER_EVENTS)));
  }

  // By what makes one withdrawal another, so that two operators tell of one only once.
  private static String version(HasMetadata object) {
    return " " + object.getMetadata().getUid() + " " + object.getMetadata().getGeneration();
  }

  private String note(Claim claim, Cause cause, String readBy) {
    Audience audience = Audience.tenantsOf(readBy, chart::isDiscreet);
    String note =
        audience.mayKnow(claim.id().namespace())
            ? "Withdrawn from %s: %s"
                .formatted(claim.owner(), new Sentences(audience).of(claim, cause.objection()))
            : "A port was withdrawn from an allocation of namespace "
                + claim.id().namespace()
                + ".";
    return note.length() <= LONGEST_NOTE ? note : note.substring(0, LONGEST_NOTE - 1) + "…";
  }

  private void create(
      String namespace,
      String what,
      ObjectReference regarding,
      Optional<ObjectReference> related,
      String note) {
    UUID id =
        UUID.nameUUIDFromBytes((regarding.getUid() + " " + what).getBytes(StandardCharsets.UTF_8));
    EventBuilder event =
        new EventBuilder()
            .withNewMetadata()
            .withNamespace(namespace)
            .withName(regarding.getName() + "." + id)
            .endMetadata()
            .withEventTime(new MicroTime(Leases.microTime(clock.instant())))
            .withType("Warning")
            .withReason(REASON)
            .withAction("Withdraw")
            .withReportingController("portolan.dev/operator")
            .withReportingInstance("portolan")
            .withRegarding(regarding)
            .withNote(note);
    related.ifPresent(event::withRelated);
    try {
      api.create(event.build());
    } catch (KubernetesClientException e) {
      LOG.debugf(e, "no Event %s for %s/%s", REASON, namespace, regarding.getName());
    }
  }

  private static ObjectReference reference(HasMetadata object) {
    return new ObjectReferenceBuilder()
        .withApiVersion(object.getApiVersion())
        .withKind(object.getKind())
        .withNamespace(object.getMetadata().getNamespace())
        .withName(object.getMetadata().getName())
        .withUid(object.getMetadata().getUid())
        .build();
  }
}
