package dev.portolan.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.ledger.Key;
import dev.portolan.ledger.Protocol;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Who is found to share a key. */
class SharedKeysTest {

  private static final List<Key> KEYS =
      List.of(
          new Key.InNamespace("apps", Protocol.TCP, 80),
          new Key.InNamespace("apps", Protocol.UDP, 80),
          new Key.InNamespace("apps", Protocol.TCP, 81),
          new Key.InNamespace("shop", Protocol.TCP, 80),
          new Key.OnNode(30_080),
          new Key.OnLoadBalancer("edge", Protocol.TCP, 80),
          new Key.OnLoadBalancer("mail", Protocol.TCP, 80),
          new Key.OnHost(Protocol.TCP, 80),
          new Key.OnHost(Protocol.SCTP, 80),
          new Key.InCluster(Protocol.TCP, 80),
          new Key.ServiceName("apps", "web"),
          new Key.ServiceName("apps", "site"));

  private final SharedKeys keys = new SharedKeys();

  @ParameterizedTest
  @FieldSource("KEYS")
  void two_who_have_one_key_are_found_among_others(Key shared) {
    // Given
    for (Key key : KEYS) {
      keys.add(KEYS.indexOf(key), key);
    }

    // When
    keys.add(99, shared);

    // Then
    assertThat(keys.groups()).containsExactly(new int[] {KEYS.indexOf(shared), 99});
  }

  @Test
  void whoever_has_a_port_of_a_service_shares_its_name() {
    keys.add(1, new Key.InService("apps", "web", Protocol.TCP, 80));
    keys.add(2, new Key.InService("apps", "web", Protocol.UDP, 81));
    keys.add(3, new Key.ServiceName("apps", "web"));
    assertThat(keys.groups()).containsExactly(new int[] {1, 2, 3});
  }

  @Test
  void who_has_a_key_twice_shares_it_with_nobody() {
    // Given
    Key twice = new Key.OnNode(30_080);
    keys.add(1, twice);

    // When
    KEYS.forEach(key -> keys.add(1, key));
    keys.add(1, twice);

    // Then
    assertThat(keys.groups()).isEmpty();
  }

  @Test
  void two_are_found_among_very_many() {
    // Given
    for (int i = 0; i < 100_000; i++) {
      keys.add(i, new Key.InNamespace("ns-" + i % 10, Protocol.TCP, 1 + i / 10));
    }

    // When
    keys.add(100_000, new Key.InNamespace("ns-3", Protocol.TCP, 4_321));

    // Then
    assertThat(keys.groups()).containsExactly(new int[] {43_203, 100_000});
  }
}
