package dev.portolan.plan;

import dev.portolan.ledger.Key;
import dev.portolan.ledger.Protocol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Finds, among very many claimants, those that have a key in common. Whoever shares no key with
 * anybody cannot collide, so that only the others need to be judged beside each other.
 *
 * <pre>
 *  a key in 64 bits    kind 3 | place 43, hashed | protocol 2 | number 16
 * </pre>
 *
 * <p>Two places may have one hash. Then two keys are taken for one, and their claimants are found
 * as if they shared it: too many are found at times, never too few.
 */
public final class SharedKeys {

  /** The golden ratio's bits: a product with it spreads what lies side by side. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private static final int PLACE_BITS = 43;

  /** The ports of a Service follow each other and share its name: a few keys back, it is known. */
  private static final int LOOK_BACK = 6;

  /** Bits of a slot: whether a key fell into it, and whether another one did. */
  private static final int SLOT = 2;

  private static final int SLOTS_IN_WORD = Long.SIZE / SLOT;
  private static final int SLOT_BITS_OF_WORD = 5;

  /**
   * Four to eight slots for each key, as a power of two: what is left by chance goes with the next
   * sieve, and a small one stays in the processor's cache.
   */
  private static final int ROOM = 2;

  private static final int MOST_SLOT_BITS = 28;

  private long[] keys = new long[64];
  private int[] claimants = new int[64];
  private int size;

  /** Notes that a claimant, known by its number, wants or has a key. */
  public void add(int claimant, Key key) {
    add(claimant, packed(key));
  }

  /** The same of a key that is packed already, which many threads can do at once. */
  void add(int claimant, long packed) {
    if (isKnown(claimant, packed)) {
      return;
    }
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, size + size / 2);
      claimants = Arrays.copyOf(claimants, size + size / 2);
    }
    keys[size] = packed;
    claimants[size++] = claimant;
  }

  private boolean isKnown(int claimant, long key) {
    for (int i = size - 1; i >= Math.max(0, size - LOOK_BACK); i--) {
      if (keys[i] == key && claimants[i] == claimant) {
        return true;
      }
    }
    return false;
  }

  /** A key in 64 bits. */
  static long packed(Key key) {
    return switch (key) {
      case Key.InNamespace k -> packed(1, k.namespace().hashCode(), bits(k.protocol()), k.number());
      case Key.OnNode k -> packed(2, 0, 0, k.number());
      case Key.OnLoadBalancer k -> packed(3, k.pool().hashCode(), bits(k.protocol()), k.number());
      case Key.OnHost k -> packed(4, 0, bits(k.protocol()), k.number());
      case Key.InCluster k -> packed(5, 0, bits(k.protocol()), k.number());
      // Whoever has a port of a Service has its name, too.
      case Key.InService k -> serviceName(k.namespace(), k.service());
      case Key.ServiceName k -> serviceName(k.namespace(), k.service());
    };
  }

  private static int bits(Protocol protocol) {
    return switch (protocol) {
      case TCP -> 0;
      case UDP -> 1;
      case SCTP -> 2;
    };
  }

  private static long serviceName(String namespace, String service) {
    return packed(6, namespace.hashCode() * SPREAD + service.hashCode(), 0, 0);
  }

  private static long packed(long kind, long place, long protocol, int number) {
    long hashed = (place * SPREAD) >>> (Long.SIZE - PLACE_BITS);
    return (((kind << PLACE_BITS) | hashed) << 18) | (protocol << 16) | number;
  }

  /** The claimants of each key that several have. */
  public List<int[]> groups() {
    int[] entries = IntStream.range(0, size).toArray();
    int left = size;
    int before;
    long salt = SPREAD;
    do {
      before = left;
      left = sieve(entries, before, salt);
      salt *= SPREAD;
    } while (left < before / 2);
    return grouped(Arrays.copyOf(entries, left));
  }

  /** Moves to the front, and counts, the entries whose keys do not have a slot of their own. */
  private int sieve(int[] entries, int length, long salt) {
    int bits = slotBits(length);
    long[] slots = new long[(1 << bits) / SLOTS_IN_WORD];
    for (int i = 0; i < length; i++) {
      int slot = (int) ((keys[entries[i]] * salt) >>> (Long.SIZE - bits));
      long once = 1L << (SLOT * slot);
      slots[slot / SLOTS_IN_WORD] |= once | ((slots[slot / SLOTS_IN_WORD] & once) << 1);
    }
    int left = 0;
    for (int i = 0; i < length; i++) {
      int slot = (int) ((keys[entries[i]] * salt) >>> (Long.SIZE - bits));
      long again = 2L << (SLOT * slot);
      if ((slots[slot / SLOTS_IN_WORD] & again) != 0) {
        entries[left++] = entries[i];
      }
    }
    return left;
  }

  private static int slotBits(int entries) {
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(entries) + ROOM;
    return Math.clamp(bits, SLOT_BITS_OF_WORD, MOST_SLOT_BITS);
  }

  private List<int[]> grouped(int[] entries) {
    Map<Long, List<Integer>> byKey = new LinkedHashMap<>();
    for (int entry : entries) {
      byKey.computeIfAbsent(keys[entry], key -> new ArrayList<>()).add(claimants[entry]);
    }
    return byKey.values().stream()
        .map(all -> all.stream().mapToInt(Integer::intValue).distinct().toArray())
        .filter(all -> all.length > 1)
        .toList();
  }
}
