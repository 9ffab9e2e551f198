package dev.portolan.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.api.PortLease;
import dev.portolan.intake.Leases;
import dev.portolan.ledger.Key;
import dev.portolan.ledger.Lease;
import dev.portolan.ledger.LeaseChange;
import dev.portolan.ledger.Owner;
import dev.portolan.operator.chart.Chart;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

/** What is remembered of a lease for which the API server was asked. */
class RereadTest {
  private static final Key KEY = new Key.OnNode(30080);

  private final Chart chart = new Chart();
  private final ApiServer api = Mockito.mock(ApiServer.class);
  private final Registrar registrar =
      new Registrar(
          new LeaseDesk(
              api, Clock.systemUTC(), new AgreedClock(Clock.systemUTC(), Clock.systemUTC())),
          chart,
          any -> {});

  @Test
  void a_lease_that_comes_while_we_ask_is_not_taken_for_gone() {
    // Given
    Mockito.when(api.get(PortLease.class, KEY.name()))
        .then(
            question -> {
              chart.put(lease());
              return Optional.empty();
            });

    // When
    registrar.reread(KEY);

    // Then
    assertThat(chart.lease(KEY)).isPresent();
  }

  @Test
  void a_lease_that_is_not_there_any_more_is_forgotten() {
    // Given
    chart.put(lease());
    Mockito.when(api.get(PortLease.class, KEY.name())).thenReturn(Optional.empty());

    // When
    registrar.reread(KEY);

    // Then
    assertThat(chart.lease(KEY)).isEmpty();
  }

  private static PortLease lease() {
    PortLease lease =
        Leases.write(
            new LeaseChange.Entry(
                KEY,
                new Owner("apps", "shop", "uid-1", Instant.EPOCH),
                new TreeSet<>(Set.of("web/http")),
                Lease.State.Active,
                Optional.empty(),
                Optional.empty()),
            Instant.EPOCH);
    lease.getMetadata().setUid("uid-of-lease");
    lease.getMetadata().setResourceVersion("5");
    return lease;
  }
}
