package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody is told whose cluster cannot be read: which, what failed, what to do. */
class UnreachedClusterTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void a_kubeconfig_that_is_missing_is_named() {
    // Given
    Path missing = folder.resolve("missing");

    // Then
    assertThat(report(missing))
        .isEqualTo(
            failed("there is no kubeconfig " + missing + ": set KUBECONFIG, or give --kubeconfig"));
  }

  @Test
  void a_file_that_is_none_is_told_so() throws IOException {
    // Given
    Path broken = Files.writeString(folder.resolve("config"), "a: [\n");

    // Then
    assertThat(report(broken).err())
        .startsWith("portolan: " + broken + " is no kubeconfig: ")
        .hasLineCount(1);
  }

  @Test
  void an_unknown_context_is_answered_with_those_that_there_are() throws IOException {
    // Given
    Path config = kubeconfig("https://127.0.0.1:1");

    // Then
    assertThat(Said.of("report", "--cluster", "--kubeconfig", config, "--context", "gone"))
        .isEqualTo(
            failed(
                "there is no context \"gone\" in "
                    + config
                    + ". Choose one with --context: here, there"));
  }

  @Test
  void a_kubeconfig_without_a_current_context_asks_for_one() throws IOException {
    // Given
    Path config = kubeconfig("https://127.0.0.1:1");
    Files.writeString(config, Files.readString(config).replace("current-context: here\n", ""));

    // Then
    assertThat(report(config).err())
        .startsWith("portolan: no context is current")
        .endsWith("Choose one with --context: here, there\n");
  }

  @Test
  void a_refused_connection_names_server_and_context() throws IOException {
    // Given
    String server = "https://127.0.0.1:" + closedPort() + "/";

    // When
    Said said = report(kubeconfig(server));

    // Then
    assertThat(said.status()).isEqualTo(Portolan.UNREADABLE);
    assertThat(said.err())
        .startsWith(
            "portolan: cannot read PortAllocations of "
                + server
                + " (context \"here\"): Connection refused")
        .contains("Is the cluster up")
        .hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"401 does not know you", "404 Portolan is not installed", "503 it answered 503"})
  void an_error_of_the_api_server_is_put_into_words(String answer) throws IOException {
    // Given
    HttpServer server = server(Integer.parseInt(answer.substring(0, 3)));

    // When
    Said said = report(kubeconfig("http://127.0.0.1:" + server.getAddress().getPort()));
    server.stop(0);

    // Then
    assertThat(said.err()).contains(answer.substring(4)).hasLineCount(1);
  }

  @Test
  void a_context_without_a_cluster_to_read_is_misuse() {
    assertThat(Said.of("report", "--context", "here", "examples/first").err())
        .contains("--context and --kubeconfig belong to --cluster.");
    assertThat(Said.of("plan", "--context", "here", "examples/first").err())
        .contains("--context and --kubeconfig belong to --against cluster.");
  }

  private static Said report(Path kubeconfig) {
    return Said.of("report", "--cluster", "--kubeconfig", kubeconfig);
  }

  private static Said failed(String sentence) {
    return new Said(Portolan.UNREADABLE, "", "portolan: " + sentence + "\n");
  }

  private Path kubeconfig(String server) throws IOException {
    return Files.writeString(
        folder.resolve("config"),
        """
        apiVersion: v1
        kind: Config
        current-context: here
        clusters: [{name: c, cluster: {server: "%s"}}]
        users: [{name: u, user: {token: x}}]
        contexts:
        - {name: here, context: {cluster: c, user: u}}
        - {name: there, context: {cluster: c, user: u}}
        """
            .formatted(server));
  }

  private static HttpServer server(int status) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
