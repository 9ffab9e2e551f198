package dev.portolan.operator.races;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts the answers to a client's requests, such as {@code POST portleases 201}. */
final class RequestTally implements Interceptor {
  private final SortedMap<String, Integer> answers = new TreeMap<>();

  @Override
  public void after(
      HttpRequest request, HttpResponse<?> response, AsyncBody.Consumer<List<ByteBuffer>> body) {
    String kind =
        request.method() + " " + resource(request.uri().getPath()) + " " + response.code();
    synchronized (answers) {
      answers.merge(kind, 1, Integer::sum);
    }
  }

  /** How many answers of each kind so far. */
  SortedMap<String, Integer> soFar() {
    synchronized (answers) {
      return new TreeMap<>(answers);
    }
  }

  /** How many requests that change something were answered so far. */
  int writes() {
    return soFar().entrySet().stream()
        .filter(kind -> !kind.getKey().startsWith("GET"))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  // /api/v1/..., /apis/GROUP/VERSION/..., with or without namespaces/NAME; RESOURCE/NAME/SUB
  private static String resource(String path) {
    List<String> steps = Arrays.asList(path.substring(1).split("/", -1));
    int at = steps.getFirst().equals("api") ? 2 : 3;
    if (steps.size() > at + 2 && steps.get(at).equals("namespaces")) {
      at += 2;
    }
    if (steps.size() <= at) {
      return path;
    }
    return steps.size() > at + 2 ? steps.get(at) + "/" + steps.get(at + 2) : steps.get(at);
  }
}
