package dev.portolan.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** A headless Chromium with one tab, spoken to in the DevTools protocol. */
final class Browser implements AutoCloseable {

  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> FLAGS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--remote-debugging-port=0");

  private final Process process;
  private final HttpClient http = HttpClient.newHttpClient();
  private final AtomicInteger asked = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private final List<JsonNode> events = new ArrayList<>();
  private final WebSocket socket;

  private Browser(Path program, Path folder) throws IOException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(FLAGS);
    command.addAll(List.of("--user-data-dir=" + folder, "about:blank"));
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("browser.log").toFile())
            .start();
    socket = http.newWebSocketBuilder().buildAsync(tab(folder), new Listener()).join();
  }

  /** Starts one with an empty profile in this folder. */
  static Browser started(Path program, Path folder) {
    try {
      return new Browser(program, folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private URI tab(Path folder) {
    Path told = folder.resolve("DevToolsActivePort");
    Awaitility.await("the browser").atMost(BOUND).until(() -> Files.exists(told));
    return Awaitility.await("a tab")
        .atMost(BOUND)
        .ignoreExceptions()
        .until(() -> address(Files.readAllLines(told).getFirst()), Optional::isPresent)
        .orElseThrow();
  }

  private Optional<URI> address(String port) throws IOException, InterruptedException {
    var list = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"));
    for (JsonNode target : JSON.readTree(http.send(list.build(), BodyHandlers.ofString()).body())) {
      if (target.path("type").asText().equals("page")) {
        return Optional.of(URI.create(target.path("webSocketDebuggerUrl").asText()));
      }
    }
    return Optional.empty();
  }

  /** Asks the browser for something, and waits for its answer. */
  JsonNode ask(String method, Map<String, ?> parameters) {
    int number = asked.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    answers.put(number, answer);
    try {
      String text =
          JSON.writeValueAsString(Map.of("id", number, "method", method, "params", parameters));
      socket.sendText(text, true).join();
      return answer.get(BOUND.toSeconds(), TimeUnit.SECONDS);
    } catch (IOException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException(method, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(method, e);
    }
  }

  /** What an expression of the page's own language comes to. */
  JsonNode evaluate(String expression) {
    JsonNode answer =
        ask(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    if (answer.has("exceptionDetails")) {
      throw new IllegalStateException(answer.toString());
    }
    return answer.path("result").path("value");
  }

  /** What it told by itself so far, of one kind. */
  List<JsonNode> told(String method) {
    synchronized (events) {
      return events.stream().filter(e -> e.path("method").asText().equals(method)).toList();
    }
  }

  private void receive(JsonNode message) {
    CompletableFuture<JsonNode> answer = answers.remove(message.path("id").asInt());
    if (answer != null) {
      answer.complete(message.path("result"));
    } else {
      synchronized (events) {
        events.add(message);
      }
    }
  }

  @Override
  public void close() {
    socket.abort();
    http.close();
    process.destroy();
    process.onExit().orTimeout(BOUND.toSeconds(), TimeUnit.SECONDS).join();
  }

  /** Puts the pieces of a message together. */
  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence piece, boolean last) {
      text.append(piece);
      if (last) {
        try {
          receive(JSON.readTree(text.toString()));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        text.setLength(0);
      }
      from.request(1);
      return CompletableFuture.completedStage(null);
    }
  }
}
