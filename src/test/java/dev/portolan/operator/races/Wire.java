package dev.portolan.operator.races;

import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.WebSocket;
import io.fabric8.kubernetes.client.vertx.VertxHttpClientFactory;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A client's HTTP stack that passes through the hands of a test, where its interceptors do not
 * reach: the frames of its watches, and the bodies of its answers.
 */
final class Wire {
  private final List<Tap> taps;

  /** Who looks at what comes over the wire, and may change it. */
  interface Tap {

    /** Who hears the frames of a watch instead. */
    default WebSocket.Listener watching(URI watch, WebSocket.Listener listener) {
      return listener;
    }

    /** The body that is read instead. */
    default byte[] answered(HttpRequest request, byte[] body) {
      return body;
    }
  }

  private Wire(List<Tap> taps) {
    this.taps = List.copyOf(taps);
  }

  /** An HTTP stack for a client. */
  static HttpClient.Factory through(List<Tap> taps) {
    return new Wire(taps).wrap(HttpClient.Factory.class, new VertxHttpClientFactory());
  }

  private <T> T wrap(Class<T> type, Object real) {
    InvocationHandler handler =
        (proxy, method, arguments) ->
            answer(type, proxy, invoke(real, method, arguments), arguments);
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private @Nullable Object answer(
      Class<?> type, Object proxy, @Nullable Object result, Object[] arguments) {
    return switch (result) {
      case HttpClient.Builder builder ->
          type == HttpClient.Builder.class ? proxy : wrap(HttpClient.Builder.class, builder);
      case HttpClient.DerivedClientBuilder builder ->
          type == HttpClient.DerivedClientBuilder.class
              ? proxy
              : wrap(HttpClient.DerivedClientBuilder.class, builder);
      case HttpClient client -> wrap(HttpClient.class, client);
      case WebSocket.Builder builder -> tapped(builder);
      case CompletableFuture<?> answer when arguments[0] instanceof HttpRequest request ->
          answer.thenApply(response -> tapped(request, response));
      case null -> null;
      default -> result;
    };
  }

  private WebSocket.Builder tapped(WebSocket.Builder real) {
    URI[] watch = new URI[1];
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          if (method.getName().equals("uri") && arguments != null) {
            watch[0] = (URI) arguments[0];
          }
          if (method.getName().equals("buildAsync")) {
            arguments = new Object[] {tapped(watch[0], (WebSocket.Listener) arguments[0])};
          }
          Object result = invoke(real, method, arguments);
          return result == real ? proxy : result;
        };
    return (WebSocket.Builder)
        Proxy.newProxyInstance(
            Wire.class.getClassLoader(), new Class<?>[] {WebSocket.Builder.class}, handler);
  }

  private WebSocket.Listener tapped(URI watch, WebSocket.Listener listener) {
    WebSocket.Listener heard = listener;
    for (Tap tap : taps) {
      heard = tap.watching(watch, heard);
    }
    return heard;
  }

  private Object tapped(HttpRequest request, Object response) {
    if (!(response instanceof HttpResponse<?> whole) || !(whole.body() instanceof byte[] body)) {
      return response;
    }
    byte[] changed = body;
    for (Tap tap : taps) {
      changed = tap.answered(request, changed);
    }
    byte[] shown = changed;
    InvocationHandler handler =
        (proxy, method, arguments) ->
            method.getName().equals("body") ? shown : invoke(response, method, arguments);
    return Proxy.newProxyInstance(
        Wire.class.getClassLoader(), new Class<?>[] {HttpResponse.class}, handler);
  }

  private static Object invoke(Object real, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
