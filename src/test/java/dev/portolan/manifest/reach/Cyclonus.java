package dev.portolan.manifest.reach;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The matcher of Cyclonus, in a small program of ours ({@code deploy/local/modules/cyclonus}). */
final class Cyclonus implements AutoCloseable {

  private final Process process;
  private final BufferedWriter questions;
  private final BufferedReader answers;

  Cyclonus(Path program) throws IOException {
    process =
        new ProcessBuilder(program.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    questions = process.outputWriter(UTF_8);
    answers = process.inputReader(UTF_8);
  }

  /** The connections that it decides otherwise than the evaluator. */
  List<Connection> differences(World world, List<NetworkPolicy> policies) throws IOException {
    List<Connection> connections = world.connections();
    List<Map<String, Object>> asked = new ArrayList<>();
    connections.forEach(connection -> asked.add(question(world, connection)));
    questions.write(Serialization.asJson(Map.of("policies", policies, "questions", asked)));
    questions.newLine();
    questions.flush();
    String line = String.valueOf(answers.readLine());
    Evaluator evaluator = world.under(policies);
    List<Connection> different = new ArrayList<>();
    for (int i = 0; i < connections.size(); i++) {
      if ((line.charAt(i) == '1') != evaluator.allowed(connections.get(i))) {
        different.add(connections.get(i));
      }
    }
    return different;
  }

  private static Map<String, Object> question(World world, Connection connection) {
    return Map.of(
        "source", end(world, connection.source()),
        "destination", end(world, connection.destination()),
        "port", connection.port(),
        "portName", name(connection),
        "protocol", connection.protocol());
  }

  private static Map<String, Object> end(World world, End end) {
    return switch (end) {
      case End.Outside outside -> Map.of("ip", outside.ip());
      case End.Pod pod ->
          Map.of(
              "namespace", pod.namespace(),
              "namespaceLabels", world.namespaces().getOrDefault(pod.namespace(), Map.of()),
              "labels", pod.labels(),
              "ip", pod.ip());
    };
  }

  private static String name(Connection connection) {
    return connection.destination() instanceof End.Pod pod
        ? pod.listeners().stream()
            .filter(listener -> listener.port() == connection.port())
            .filter(listener -> listener.protocol().equals(connection.protocol()))
            .map(End.Listener::name)
            .findFirst()
            .orElse("")
        : "";
  }

  @Override
  public void close() {
    process.destroy();
  }
}
