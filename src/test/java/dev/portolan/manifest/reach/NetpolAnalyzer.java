package dev.portolan.manifest.reach;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** netpol-analyzer: reads a folder of manifests, answers with a matrix of allowed connections. */
final class NetpolAnalyzer {

  private final Path program;
  private final Path folder;

  NetpolAnalyzer(Path program, Path folder) {
    this.program = program;
    this.folder = folder;
  }

  /**
   * Whether it would give up: "cannot convert named port for an IP destination". What is named so
   * is open on no address; the API says it of pods only.
   */
  static boolean isBeyond(List<NetworkPolicy> policies) {
    return policies.stream()
        .flatMap(policy -> policy.getSpec().getEgress().stream())
        .filter(
            rule ->
                rule.getTo().isEmpty()
                    || rule.getTo().stream().anyMatch(peer -> peer.getIpBlock() != null))
        .flatMap(rule -> rule.getPorts().stream())
        .anyMatch(port -> port.getPort() != null && port.getPort().getStrVal() != null);
  }

  /** The connections that it decides otherwise than the evaluator. */
  List<Connection> differences(World world, List<NetworkPolicy> policies)
      throws IOException, InterruptedException {
    Set<String> allowed = matrix(world, policies);
    Evaluator evaluator = world.under(policies);
    return world.connections().stream()
        .filter(
            connection -> allowed.contains(connection.toString()) != evaluator.allowed(connection))
        .toList();
  }

  private Set<String> matrix(World world, List<NetworkPolicy> policies)
      throws IOException, InterruptedException {
    Files.writeString(folder.resolve("world.yaml"), documents(world, policies));
    Process process =
        new ProcessBuilder(
                program.toString(), "list", "--dirpath", folder.toString(), "-o", "json", "-q")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("netpol-analyzer failed: " + out);
    }
    Set<String> allowed = new HashSet<>();
    for (JsonNode entry : Serialization.jsonMapper().readTree(out)) {
      for (Connection connection : world.connections()) {
        if (is(entry.path("src").asText(), connection.source())
            && is(entry.path("dst").asText(), connection.destination())
            && takesIn(entry.path("conn").asText(), connection)) {
          allowed.add(connection.toString());
        }
      }
    }
    return allowed;
  }

  private static boolean is(String named, End end) {
    return switch (end) {
      case End.Pod pod -> named.equals(pod.namespace() + "/" + pod.name() + "[Pod]");
      case End.Outside outside -> !named.contains("/") && inRanges(named, number(outside.ip()));
    };
  }

  private static boolean inRanges(String ranges, long ip) {
    for (String range : ranges.split(",")) {
      String[] ends = range.strip().split("-");
      if (number(ends[0]) <= ip && ip <= number(ends[ends.length - 1])) {
        return true;
      }
    }
    return false;
  }

  private static long number(String ip) {
    long number = 0;
    for (String part : ip.split("\\.")) {
      number = number * 256 + Integer.parseInt(part);
    }
    return number;
  }

  /** Such as {@code All Connections} or {@code SCTP 7777,TCP 1-52,54-65535}. */
  private static boolean takesIn(String conn, Connection connection) {
    if (conn.equals("All Connections")) {
      return true;
    }
    String protocol = "";
    for (String term : conn.split(",")) {
      String[] words = term.strip().split(" ");
      protocol = words.length > 1 ? words[0] : protocol;
      String[] ends = words[words.length - 1].split("-");
      if (protocol.equals(connection.protocol())
          && Integer.parseInt(ends[0]) <= connection.port()
          && connection.port() <= Integer.parseInt(ends[ends.length - 1])) {
        return true;
      }
    }
    return false;
  }

  private static String documents(World world, List<NetworkPolicy> policies) {
    List<HasMetadata> all = new ArrayList<>(policies);
    world
        .namespaces()
        .forEach(
            (name, labels) ->
                all.add(
                    new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withLabels(labels)
                        .endMetadata()
                        .build()));
    world.pods().forEach(pod -> all.add(pod(pod)));
    StringBuilder text = new StringBuilder();
    all.forEach(document -> text.append(Serialization.asYaml(document)));
    return text.toString();
  }

  private static HasMetadata pod(End.Pod pod) {
    List<ContainerPort> ports =
        pod.listeners().stream()
            .map(
                listener ->
                    new ContainerPortBuilder()
                        .withName(listener.name())
                        .withContainerPort(listener.port())
                        .withProtocol(listener.protocol())
                        .build())
            .toList();
    return new PodBuilder()
        .withNewMetadata()
        .withNamespace(pod.namespace())
        .withName(pod.name())
        .withLabels(pod.labels())
        .endMetadata()
        .withNewSpec()
        .addNewContainer()
        .withName("main")
        .withImage("none")
        .withPorts(ports)
        .endContainer()
        .endSpec()
        .withNewStatus()
        .withPodIP(pod.ip())
        .addNewPodIP()
        .withIp(pod.ip())
        .endPodIP()
        .withHostIP("192.0.2.1")
        .withPhase("Running")
        .endStatus()
        .build();
  }
}
