package dev.portolan.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.manifest.Scene;
import dev.portolan.manifest.Shop;
import org.junit.jupiter.api.Test;

class PortMapTest {

  @Test
  void what_is_exposed_is_in_the_order_of_its_numbers_whatever_its_category() {
    // Given
    Scene scene =
        Shop.with(
            """
            - {name: cache, category: a, exposure: LoadBalancer, selector: {app: cache}, ports: [{name: tcp, port: 6379}]}
            - {name: db, category: b, exposure: LoadBalancer, selector: {app: db}, ports: [{name: sql, port: 5432}]}
            - {name: hidden, category: b, selector: {app: hidden}, ports: [{name: http, port: 80}]}
            """);

    // When
    PortMap map = PortMap.of(scene.world(), scene.settled());

    // Then
    assertThat(map.rows()).extracting(PortMap.Row::port).containsExactly(6379, 80, 5432);
    assertThat(map.exposed()).extracting(PortMap.Row::port).containsExactly(5432, 6379);
  }
}
