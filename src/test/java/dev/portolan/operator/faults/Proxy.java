package dev.portolan.operator.faults;

import dev.portolan.controlplane.ControlPlane;
import io.fabric8.kubernetes.client.Config;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Stands between one operator and the API server, on loopback: every write goes into the logbook,
 * whose saboteur decides what becomes of it. Watches can be cut, held back, or told that they are
 * too old.
 *
 * <p>A client that speaks to it in plain HTTP has one connection per request, so that one can be
 * broken without the others.
 */
final class Proxy implements AutoCloseable {
  private static final int POOL = 200;
  private static final int LARGEST_FRAME = 16 << 20;

  private final Vertx vertx;
  private final URI apiServer;
  private final HttpClient client;
  private final WebSocketClient watchClient;
  private final HttpServer server;
  private final Logbook logbook;
  private final Watches watches = new Watches();
  private final CompletableFuture<Void> killed = new CompletableFuture<>();

  private Proxy(Vertx vertx, URI apiServer, Logbook logbook) {
    this.vertx = vertx;
    this.logbook = logbook;
    this.apiServer = apiServer;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setSsl(apiServer.getScheme().equals("https"))
                .setTrustAll(true)
                .setVerifyHost(false)
                .setMaxPoolSize(POOL)
                .setDefaultHost(apiServer.getHost())
                .setDefaultPort(apiServer.getPort()));
    this.watchClient =
        vertx.createWebSocketClient(
            new WebSocketClientOptions()
                .setSsl(apiServer.getScheme().equals("https"))
                .setTrustAll(true)
                .setVerifyHost(false)
                .setMaxConnections(POOL)
                .setMaxFrameSize(LARGEST_FRAME)
                .setMaxMessageSize(LARGEST_FRAME)
                .setDefaultHost(apiServer.getHost())
                .setDefaultPort(apiServer.getPort()));
    this.server =
        vertx
            .createHttpServer(
                new HttpServerOptions()
                    .setHost("127.0.0.1")
                    .setPort(0)
                    .setMaxWebSocketFrameSize(LARGEST_FRAME)
                    .setMaxWebSocketMessageSize(LARGEST_FRAME))
            .requestHandler(this::handle);
  }

  /** One that listens, before this API server. */
  static Proxy before(ControlPlane controlPlane, Logbook logbook, Vertx vertx) {
    String url = Config.fromKubeconfig(controlPlane.kubeconfig().toFile()).getMasterUrl();
    Proxy proxy = new Proxy(vertx, URI.create(url), logbook);
    await(proxy.server.listen());
    return proxy;
  }

  /** Where its operator finds the API server. */
  String url() {
    return "http://127.0.0.1:" + server.actualPort() + "/";
  }

  Watches watches() {
    return watches;
  }

  /** Done when a saboteur has killed the operator. */
  CompletableFuture<Void> killed() {
    return killed;
  }

  /** Nothing passes any more, in neither direction; what is under way is cut. */
  Future<Void> kill() {
    Future<Void> closed = server.close();
    watches.cut();
    killed.complete(null);
    return closed;
  }

  @Override
  public void close() {
    await(kill());
    await(client.close());
    await(watchClient.close());
  }

  private void handle(HttpServerRequest request) {
    String upgrade = request.getHeader(HttpHeaders.UPGRADE);
    if (upgrade != null && upgrade.equalsIgnoreCase("websocket")) {
      watch(request);
    } else if (request.method().name().equals("GET")) {
      request.body().onSuccess(body -> deliver(request, body));
    } else {
      request.body().onSuccess(body -> write(request, body));
    }
  }

  private void write(HttpServerRequest request, Buffer body) {
    Fate fate = logbook.enter(request.method().name(), request.uri(), body.toString(), this);
    switch (fate) {
      case Fate.Delivered delivered -> deliver(request, body);
      case Fate.NeverSent neverSent -> request.connection().close();
      case Fate.AnswerLost lost ->
          forward(request, body).onComplete(any -> request.connection().close());
      case Fate.SentTwice twice -> forward(request, body).onComplete(any -> deliver(request, body));
      case Fate.Answered answered -> answer(request.response(), answered);
      case Fate.Held held -> held.until().onComplete(any -> deliver(request, body));
      case Fate.Killed kill -> kill(kill.moment(), request, body);
    }
  }

  private void kill(Fate.Moment moment, HttpServerRequest request, Buffer body) {
    switch (moment) {
      case BEFORE_IT_IS_SENT -> kill();
      case BEFORE_THE_ANSWER -> forward(request, body).onComplete(any -> kill());
      case AFTER_THE_ANSWER ->
          forward(request, body)
              .compose(answer -> answer.sendTo(request.response()))
              .onComplete(any -> kill());
    }
  }

  private void deliver(HttpServerRequest request, Buffer body) {
    forward(request, body)
        .onSuccess(answer -> answer.sendTo(request.response()))
        .onFailure(unreachable -> request.connection().close());
  }

  /** An answer of the API server, read whole. */
  private record Answer(int code, MultiMap headers, Buffer body) {
    Future<Void> sendTo(HttpServerResponse response) {
      response.setStatusCode(code);
      response.headers().addAll(headers).remove(HttpHeaders.TRANSFER_ENCODING);
      return response.end(body);
    }
  }

  private Future<Answer> forward(HttpServerRequest request, Buffer body) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(request.method())
            .setURI(request.uri())
            .setHeaders(endToEnd(request.headers()));
    return client
        .request(options)
        .compose((HttpClientRequest out) -> out.send(body))
        .compose(
            answer ->
                answer.body().map(read -> new Answer(answer.statusCode(), answer.headers(), read)));
  }

  private static MultiMap endToEnd(MultiMap headers) {
    MultiMap copy = MultiMap.caseInsensitiveMultiMap().addAll(headers);
    return copy.remove(HttpHeaders.HOST).remove(HttpHeaders.CONNECTION);
  }

  private static void answer(HttpServerResponse response, Fate.Answered answered) {
    JsonObject status =
        new JsonObject()
            .put("kind", "Status")
            .put("apiVersion", "v1")
            .put("status", "Failure")
            .put("code", answered.code())
            .put("reason", answered.reason())
            .put("message", "a fault: " + answered.reason());
    answered.headers().forEach(response::putHeader);
    response
        .setStatusCode(answered.code())
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .end(status.toBuffer());
  }

  private void watch(HttpServerRequest request) {
    request.pause();
    watchClient
        .connect(
            new WebSocketConnectOptions()
                .setURI(request.uri())
                .setHeaders(watchHeaders(request.headers())))
        .onSuccess(
            upstream -> {
              upstream.pause();
              request.toWebSocket().onSuccess(watcher -> watches.join(watcher, upstream));
            })
        .onFailure(
            failure -> {
              if (failure instanceof UpgradeRejectedException rejected) {
                request.response().setStatusCode(rejected.getStatus()).end();
              } else {
                request.connection().close();
              }
            });
  }

  private MultiMap watchHeaders(MultiMap headers) {
    MultiMap copy = endToEnd(headers);
    copy.names().stream()
        .filter(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("sec-websocket"))
        .toList()
        .forEach(copy::remove);
    return copy.remove(HttpHeaders.UPGRADE).set(HttpHeaders.ORIGIN, apiServer.toString());
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  Vertx vertx() {
    return vertx;
  }
}
