package dev.portolan.operator.faults;

import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.util.ArrayList;
import java.util.List;

/** The watches that pass a proxy. */
final class Watches {
  private static final String GONE =
      """
      {"type":"ERROR","object":{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure",\
      "message":"too old resource version: a fault","reason":"Expired","code":410}}""";

  private final List<Pair> open = new ArrayList<>();
  private boolean held;

  private record Pair(ServerWebSocket operator, WebSocket apiServer) {
    void close() {
      operator.close();
      apiServer.close();
    }
  }

  /**
   * What one says the other hears, from now on.
   *
   * @param apiServer paused, so that nothing was lost before
   */
  synchronized void join(ServerWebSocket operator, WebSocket apiServer) {
    Pair pair = new Pair(operator, apiServer);
    open.add(pair);
    try {
      connect(pair);
    } catch (IllegalStateException closed) {
      // Whoever is left would wait for ever.
      end(pair);
    }
  }

  private void connect(Pair pair) {
    pair.apiServer().frameHandler(frame -> pass(frame, pair.operator()));
    pair.operator().frameHandler(frame -> pass(frame, pair.apiServer()));
    pair.operator().closeHandler(any -> end(pair));
    pair.apiServer().closeHandler(any -> end(pair));
    if (!held) {
      pair.apiServer().resume();
    }
  }

  /** How many there are. */
  synchronized int count() {
    return open.size();
  }

  /** Breaks every watch. */
  void cut() {
    snapshot().forEach(Pair::close);
  }

  /** Tells every watch that its resourceVersion is too old, and ends it. */
  void expire() {
    for (Pair pair : snapshot()) {
      pair.apiServer().pause();
      pair.operator().writeTextMessage(GONE).onComplete(any -> pair.close());
    }
  }

  /** Nothing that the API server says is passed on until {@link #release}; new ones wait, too. */
  void hold() {
    holding(true);
    snapshot().forEach(pair -> pair.apiServer().pause());
  }

  /** Passes on what was held back. */
  void release() {
    holding(false);
    snapshot().forEach(pair -> pair.apiServer().resume());
  }

  private synchronized void holding(boolean now) {
    held = now;
  }

  private synchronized List<Pair> snapshot() {
    return List.copyOf(open);
  }

  private void end(Pair pair) {
    synchronized (this) {
      open.remove(pair);
    }
    pair.close();
  }

  private static void pass(WebSocketFrame frame, io.vertx.core.http.WebSocketBase to) {
    if (!frame.isClose() && !to.isClosed()) {
      to.writeFrame(frame);
    }
  }
}
