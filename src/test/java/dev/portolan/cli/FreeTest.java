package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said where no number is free. */
class FreeTest {

  private static final String HOUSE =
      """
      apiVersion: portolan.dev/v1alpha1
      kind: PortPolicy
      metadata: {name: house}
      spec: %s
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

  private Said free(String house, String... options) throws IOException {
    Path policy = Files.writeString(folder.resolve("house.yaml"), HOUSE.formatted(house));
    Object[] words = new Object[options.length + 4];
    words[0] = "free";
    words[1] = "--near";
    words[2] = "8080";
    System.arraycopy(options, 0, words, 3, options.length);
    words[words.length - 1] = policy;
    return Said.of(words);
  }
}
