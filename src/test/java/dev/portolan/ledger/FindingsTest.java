package dev.portolan.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is told beside verdicts. */
class FindingsTest {

  private final Harbour harbour = new Harbour();

  @Test
  void a_shared_number_is_told_of_both_services_with_both_names() {
    harbour.declare("apps/a", "web Internal: http=80", "site Internal: http=80");
    assertThat(messages())
        .containsExactly(
            "80/TCP in namespace apps is used by site and web of this allocation; their Services"
                + " have addresses of their own.",
            "80/TCP in namespace apps is used by site and web of this allocation; their Services"
                + " have addresses of their own.");
  }

  @Test
  void one_number_of_two_protocols_is_not_shared() {
    harbour.declare("apps/a", "dns Internal: tcp=53, udp=53/UDP");
    assertThat(harbour.findings("apps/a")).isEmpty();
  }

  @Test
  void a_listener_both_hidden_and_exposed_is_told_of_both() {
    harbour.declare(
        "apps/a",
        "web Internal of app: http=80 to 8080",
        "www LoadBalancer of app: http=443 to 8080");
    assertThat(harbour.findings("apps/a"))
        .containsExactly("ExposureContradiction web/http", "ExposureContradiction www/http");
    assertThat(messages())
        .containsOnly(
            "web/http is Internal and www/http is LoadBalancer, and both lead to the same pods and"
                + " target port: one listener cannot be hidden and exposed.");
  }

  @Test
  void other_pods_or_another_target_port_or_protocol_are_no_contradiction() {
    harbour.declare(
        "apps/a",
        "a Internal of app: http=80 to 8080",
        "b LoadBalancer of other: http=443 to 8080",
        "c LoadBalancer of app: http=444 to 9090",
        "d LoadBalancer of app: http=445/UDP to 8080");
    assertThat(harbour.findings("apps/a")).isEmpty();
  }

  @Test
  void a_refused_port_contradicts_nothing() {
    harbour.declare("apps/b", "busy NodePort: http=1 node 30080");
    harbour.declare(
        "apps/a", "web Internal of app: http=80", "www NodePort of app: http=81 node 30080 to 80");
    assertThat(harbour.findings("apps/a")).isEmpty();
  }

  @Test
  void a_foreign_overlap_names_the_stranger() {
    harbour.declare("apps/a", "web NodePort: http=80 node 30080").rest();
    harbour.stranger(new Key.OnNode(30080), "legacy", "ingress");
    assertThat(messages())
        .containsExactly(
            "node port 30080 is also used by Service legacy/ingress, which Portolan did not make;"
                + " remove one of the two.");
  }

  @Test
  void a_refused_move_of_the_owner_violates_no_policy() {
    harbour.declare("apps/b", "site Internal: http=81");
    harbour.declare("apps/a", "web Internal: http=80").rest();
    harbour.declare("apps/a", "web Internal: http=81");
    assertThat(harbour.findings("apps/a")).isEmpty();
  }

  private java.util.List<String> messages() {
    return Findings.of(harbour.world(), harbour.settle(), harbour.owner("apps/a"), Audience.ADMIN)
        .stream()
        .map(Finding::message)
        .toList();
  }
}
