package dev.portolan.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.controlplane.Script.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Which kubectl is run. */
@Timeout(120)
class KubectlTest {
  private final BareMachine machine;

  KubectlTest(@TempDir Path scratch) throws IOException {
    machine = new BareMachine(scratch);
  }

  @AfterEach
  void close() {
    machine.close();
  }

  @Test
  void the_kubectl_on_the_path_is_used() {
    // Given
    machine.toolbox().add("kubectl", "echo mine: \"$@\"");

    // When
    Outcome outcome = machine.script().run("kubectl", "get", "all of it");

    // Then
    assertThat(outcome.out()).containsExactly("mine: get all of it");
  }

  @Test
  void a_given_kubectl_comes_before_the_one_on_the_path() {
    // Given
    machine.toolbox().add("kubectl", "echo mine");
    Path given = machine.toolbox().add("other-kubectl", "echo given");

    // When
    Outcome outcome = machine.script(Map.of("PORTOLAN_KUBECTL", given.toString())).run("kubectl");

    // Then
    assertThat(outcome.out()).containsExactly("given");
  }

  @Test
  void a_machine_without_kubectl_gets_one() {
    // Given
    machine.server().release("kubectl", "#!/bin/sh\necho released: \"$@\"\n");

    // When
    Outcome outcome = machine.script().run("kubectl", "version");

    // Then
    assertThat(outcome.out()).containsExactly("released: version");
    assertThat(machine.cached("kubectl")).isExecutable();
  }
}
