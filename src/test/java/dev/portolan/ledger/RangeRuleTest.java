package dev.portolan.ledger;

import static dev.portolan.ledger.Rulings.EVERYTHING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Numbers with a purpose: who may use them, and what is said to everybody else. */
class RangeRuleTest {

  private static final Range GRPC = range("grpc", 50051, 50059, "grpc");
  private static final Range WEB = range("web", 8080, 8089);
  private static final Range SYSTEM =
      new Range(
          "system",
          new Numbers(1, 1023),
          new TreeSet<>(),
          false,
          Enforcement.DenyNew,
          "policy house");

  private final Harbour harbour = new Harbour();

  @Test
  void a_range_is_for_its_categories_only() {
    ruled(GRPC);
    harbour.declare("apps/a", "auth Internal: grpc=50051 as grpc", "web Internal: http=50052");
    assertThat(harbour.verdict("apps/a", "auth/grpc")).isEqualTo("Granted");
    assertThat(harbour.verdict("apps/a", "web/http")).isEqualTo("Refused RangeNotAllowed");
  }

  @Test
  void a_range_that_is_not_allowed_is_for_nobody() {
    ruled(SYSTEM);
    harbour.declare("apps/a", "web Internal: low=1023 as grpc, high=1024");
    assertThat(harbour.verdict("apps/a", "web/low")).isEqualTo("Refused RangeNotAllowed");
    assertThat(harbour.verdict("apps/a", "web/high")).isEqualTo("Granted");
  }

  @Test
  void the_narrowest_range_decides() {
    ruled(range("metrics", 9000, 9099, "metrics"), range("scylladb", 9042, 9042));
    harbour.declare("apps/a", "db Internal: cql=9042", "web Internal: http=9043");
    assertThat(harbour.verdict("apps/a", "db/cql")).isEqualTo("Granted");
    assertThat(harbour.verdict("apps/a", "web/http")).isEqualTo("Refused RangeNotAllowed");
  }

  @Test
  void of_two_equally_narrow_ranges_the_older_policy_s_decides() {
    ruled(range("older", 8000, 8009, "web"), range("younger", 8005, 8014, "grpc"));
    harbour.declare("apps/a", "web Internal: a=8005 as web, b=8006 as grpc, c=8010 as grpc");
    assertThat(harbour.verdict("apps/a", "web/a")).isEqualTo("Granted");
    assertThat(harbour.verdict("apps/a", "web/b")).isEqualTo("Refused RangeNotAllowed");
    assertThat(harbour.verdict("apps/a", "web/c")).isEqualTo("Granted");
  }

  @Test
  void a_number_of_no_range_is_refused_where_a_policy_is_closed() {
    ruled(new RangeRule(List.of(WEB), closed()));
    harbour.declare("apps/a", "web Internal: in=8080, out=7000");
    assertThat(harbour.verdict("apps/a", "web/in")).isEqualTo("Granted");
    assertThat(harbour.verdict("apps/a", "web/out")).isEqualTo("Refused OutOfRange");
  }

  @Test
  void the_number_on_the_nodes_is_judged_too_and_the_node_port_is_not() {
    ruled(SYSTEM, range("nodes", 30080, 30080, "grpc"));
    harbour.declare(
        "apps/a",
        "web Host: http=8080 host 80",
        "bare Host bare: http=22",
        "odd Host bare: http=80 host 8443",
        "api NodePort: http=8081 node 30080",
        "far External: ssh=22");
    assertThat(harbour.verdict("apps/a", "web/http")).isEqualTo("Refused RangeNotAllowed");
    assertThat(harbour.verdict("apps/a", "bare/http")).isEqualTo("Refused RangeNotAllowed");
    assertThat(harbour.verdict("apps/a", "odd/http")).isEqualTo("Granted");
    assertThat(harbour.verdict("apps/a", "api/http")).isEqualTo("Granted");
    assertThat(harbour.verdict("apps/a", "far/ssh")).isEqualTo("Granted");
  }

  @Test
  void both_numbers_of_a_port_are_named_when_both_are_out() {
    ruled(SYSTEM);
    harbour.declare("apps/a", "web Internal: http=80 host 443");
    assertThat(Verdicts.reasons(harbour.verdictOn("apps/a", "web/http"))).hasSize(2);
  }

  @Test
  void a_number_is_not_kept_for_later_where_nobody_may_have_it() {
    ruled(new RangeRule(List.of(SYSTEM, GRPC), closed()));
    harbour.declare(
        "apps/a",
        "reserve low: 80/TCP Namespace",
        "reserve none: 7000/TCP Namespace",
        "reserve grpc: 50055/TCP Namespace for call-service",
        "reserve node: 30080/TCP Node");
    assertThat(state("low")).isEqualTo(ReservationVerdict.State.Conflicted);
    assertThat(state("none")).isEqualTo(ReservationVerdict.State.Conflicted);
    assertThat(state("grpc")).isEqualTo(ReservationVerdict.State.Reserved);
    assertThat(state("node")).isEqualTo(ReservationVerdict.State.Reserved);
  }

  @Test
  void what_is_kept_for_later_already_stays_under_deny_new_and_goes_under_deny() {
    harbour.declare("apps/a", "reserve low: 80/TCP Namespace").rest();
    ruled(SYSTEM);
    assertThat(state("low")).isEqualTo(ReservationVerdict.State.Reserved);
    ruled(
        new Range(
            "system",
            new Numbers(1, 1023),
            new TreeSet<>(),
            false,
            Enforcement.Deny,
            "policy house"));
    assertThat(state("low")).isEqualTo(ReservationVerdict.State.Conflicted);
    assertThat(harbour.rest().leases).isEmpty();
  }

  @Test
  void the_sentence_names_range_numbers_policy_and_what_is_allowed_instead() {
    ruled(GRPC, WEB);
    harbour.declare("apps/a", "web Internal: http=50052 as front");
    assertThat(harbour.sentence("apps/a", "web/http"))
        .isEqualTo(
            "web cannot have 50052/TCP in namespace apps: 50052 is in range grpc (50051-50059),"
                + " which policy house keeps for category grpc, and web has category front; use a"
                + " number of web (8080-8089), or of no range. Free: 50060, 50061, 50062.");
  }

  @Test
  void the_sentence_about_a_range_for_nobody() {
    ruled(SYSTEM);
    harbour.declare("apps/a", "web Internal: http=500");
    assertThat(harbour.sentence("apps/a", "web/http"))
        .isEqualTo(
            "web cannot have 500/TCP in namespace apps: 500 is in range system (1-1023), which"
                + " policy house keeps from everybody; use a number outside of it. Free: 1024,"
                + " 1025, 1026.");
  }

  @Test
  void the_sentence_about_a_number_of_no_range() {
    ruled(new RangeRule(List.of(GRPC, WEB), closed()));
    harbour.declare("apps/a", "web Internal: http=7000 as grpc");
    assertThat(harbour.sentence("apps/a", "web/http"))
        .isEqualTo(
            "web cannot have 7000/TCP in namespace apps: 7000 is in no range, and policy house"
                + " allows nothing else; use a number of grpc (50051-50059) or web (8080-8089)."
                + " Free: 50051, 50052, 50053.");
  }

  @Test
  void a_number_in_the_same_range_is_offered_before_others() {
    ruled(GRPC);
    harbour.declare("apps/a", "one Internal: a=50058 as grpc, b=50059 as grpc");
    harbour.declare("apps/b", "two Internal: grpc=50058 as grpc");
    assertThat(harbour.sentence("apps/b", "two/grpc")).endsWith("Free: 50055, 50056, 50057.");
  }

  @Test
  void where_no_range_is_open_an_admin_is_named() {
    ruled(new RangeRule(List.of(SYSTEM), closed()));
    harbour.declare("apps/a", "web Internal: http=7000");
    assertThat(harbour.sentence("apps/a", "web/http"))
        .endsWith("allows nothing else; no range is open to it, so ask a cluster admin for one.");
  }

  private void ruled(Range... ranges) {
    ruled(new RangeRule(List.of(ranges), Optional.empty()));
  }

  private void ruled(RangeRule rule) {
    harbour.policy("apps", Terms.WITHOUT_POLICY, EVERYTHING, rule);
  }

  private static Optional<RangeRule.Closed> closed() {
    return Optional.of(new RangeRule.Closed(Enforcement.DenyNew, "policy house"));
  }

  private static Range range(String name, int from, int to, String... categories) {
    return new Range(
        name,
        new Numbers(from, to),
        new TreeSet<>(new ArrayList<>(List.of(categories))),
        true,
        Enforcement.DenyNew,
        "policy house");
  }

  private ReservationVerdict.State state(String reservation) {
    return harbour.reservation("apps/a", reservation).state();
  }
}
