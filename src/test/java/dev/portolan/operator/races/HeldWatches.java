package dev.portolan.operator.races;

import io.fabric8.kubernetes.client.http.WebSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Watches of an operator that can be held, so that it knows only what was so before; what happened
 * meanwhile is told, in its order, when they are released.
 */
final class HeldWatches implements Wire.Tap {
  private final Set<String> held = new HashSet<>();
  private final Map<String, List<Runnable>> waiting = new HashMap<>();

  /** From now on it hears nothing new of these, such as {@code portleases}. */
  synchronized void hold(String... kinds) {
    held.addAll(List.of(kinds));
  }

  /** It hears everything of these again. */
  synchronized void release(String... kinds) {
    for (String kind : kinds) {
      held.remove(kind);
      waiting.getOrDefault(kind, List.of()).forEach(Runnable::run);
      waiting.remove(kind);
    }
  }

  private synchronized void tell(String kind, Runnable news) {
    if (held.contains(kind)) {
      waiting.computeIfAbsent(kind, any -> new ArrayList<>()).add(news);
    } else {
      news.run();
    }
  }

  @Override
  public WebSocket.Listener watching(URI watch, WebSocket.Listener listener) {
    String kind = watch.getPath().substring(watch.getPath().lastIndexOf('/') + 1);
    return new WebSocket.Listener() {
      @Override
      public void onOpen(WebSocket socket) {
        listener.onOpen(socket);
      }

      @Override
      public void onMessage(WebSocket socket, String text) {
        tell(kind, () -> listener.onMessage(socket, text));
      }

      @Override
      public void onMessage(WebSocket socket, java.nio.ByteBuffer bytes) {
        tell(kind, () -> listener.onMessage(socket, bytes));
      }

      @Override
      public void onClose(WebSocket socket, int code, String reason) {
        tell(kind, () -> listener.onClose(socket, code, reason));
      }

      @Override
      public void onError(WebSocket socket, Throwable error) {
        tell(kind, () -> listener.onError(socket, error));
      }
    };
  }
}
