package dev.portolan.operator.races;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.http.HttpRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Every list that the API server answers is read in another order. */
final class ShuffledLists implements Wire.Tap {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Random random;
  private final AtomicInteger shuffled = new AtomicInteger();

  ShuffledLists(Random random) {
    this.random = random;
  }

  /** How many lists of at least two items were shuffled. */
  int count() {
    return shuffled.get();
  }

  @Override
  public byte[] answered(HttpRequest request, byte[] body) {
    try {
      return request.method().equals("GET")
              && JSON.readTree(body) instanceof ObjectNode list
              && list.get("items") instanceof ArrayNode items
              && items.size() > 1
          ? JSON.writeValueAsBytes(list.set("items", shuffled(items)))
          : body;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ArrayNode shuffled(ArrayNode items) {
    List<JsonNode> order = new ArrayList<>();
    items.forEach(order::add);
    synchronized (random) {
      Collections.shuffle(order, random);
    }
    shuffled.incrementAndGet();
    return JSON.createArrayNode().addAll(order);
  }
}
