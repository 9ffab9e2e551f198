package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbers that a newcomer would be granted, and what is said where there is none. */
class FreeTest {

  private static final String HOUSE =
      """
      apiVersion: portolan.dev/v1alpha1
      kind: PortPolicy
      metadata: {name: house}
      spec: %s
      """;

  private static final String SHOP =
      """
      apiVersion: portolan.dev/v1alpha1
      kind: PortAllocation
      metadata: {name: %s, namespace: apps}
      spec: {services: [{name: %s, selector: {app: web}, ports: [{name: http, port: %d}]}]}
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void an_exposure_that_a_policy_forbids_is_told_by_the_name_of_the_policy() throws IOException {
    // When
    Said said = free("{exposure: {allowed: [Internal]}}", "--scope", "Node");

    // Then
    assertThat(said)
        .isEqualTo(
            new Said(
                Portolan.REFUSED,
                "",
                "portolan: no number is free there: exposure NodePort is not allowed here by policy"
                    + " house (allowed: Internal); use one of these, or ask a cluster admin for a"
                    + " PortPolicy that allows NodePort\n"));
  }

  @Test
  void ranges_that_leave_nothing_open_are_told_by_the_name_of_the_policy() throws IOException {
    assertThat(free("{ranges: [{name: all, from: 1, to: 65535, allowed: false}]}").err())
        .isEqualTo(
            "portolan: no number is free there: 8080 is in range all (1-65535), which policy house"
                + " keeps from everybody; use a number outside of it\n");
  }

  @Test
  void a_number_that_a_policy_closes_is_not_free() throws IOException {
    assertThat(free("{ranges: [{name: closed, from: 8070, to: 8090, allowed: false}]}").out())
        .isEqualTo("8091\n8069\n8092\n");
  }

  @Test
  void an_offered_number_is_granted_when_it_is_written_into_the_file() throws IOException {
    // Given
    Path there = write("there.yaml", SHOP.formatted("shop", "web", 8080));
    Said free = Said.of("free", "--near", "8080", "--namespace", "apps", "--count", "2", there);
    int number = Integer.parseInt(free.out().lines().findFirst().orElseThrow());

    // When
    write("more.yaml", SHOP.formatted("ui", "ui", number));

    // Then
    assertThat(free.out()).isEqualTo("8081\n8079\n");
    assertThat(Said.of("lint", folder).status()).isEqualTo(Portolan.CLEAN);
  }

  private Said free(String house, String... options) throws IOException {
    Path policy = write("house.yaml", HOUSE.formatted(house));
    Object[] words = new Object[options.length + 4];
    words[0] = "free";
    words[1] = "--near";
    words[2] = "8080";
    System.arraycopy(options, 0, words, 3, options.length);
    words[words.length - 1] = policy;
    return Said.of(words);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
