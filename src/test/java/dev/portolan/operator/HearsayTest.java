package dev.portolan.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

/** What no watch tells of is asked for, and forgotten when it is not there any more. */
class HearsayTest {
  private final ApiServer api = Mockito.mock(ApiServer.class);
  private final ErrandsByHand errands = new ErrandsByHand();
  private final List<HasMetadata> gone = new ArrayList<>();
  private final Hearsay hearsay = new Hearsay(api, errands, gone::add);

  @Test
  void what_came_and_went_while_no_watch_looked_is_forgotten() {
    // Given
    there(Optional.empty());
    Service web = web("uid-1", 7);

    // When
    hearsay.told(web);
    errands.runThoseWaiting();
    errands.runThoseWaiting();

    // Then
    assertThat(gone).containsExactly(web);
    assertThat(errands.isEmpty()).isTrue();
  }

  @Test
  void what_a_watch_has_told_of_is_not_asked_for() {
    // When
    hearsay.seen(web("uid-1", 7));
    hearsay.told(web("uid-1", 7));
    hearsay.told(web("uid-2", 8));
    hearsay.seen(web("uid-2", 8));
    errands.runThoseWaiting();

    // Then
    assertThat(errands.isEmpty()).isTrue();
    verify(api, never()).get(Service.class, "apps", "web");
  }

  @Test
  void one_look_is_enough_however_often_something_is_told() {
    // When
    hearsay.told(web("uid-1", 7));
    hearsay.seen(web("uid-1", 7));
    hearsay.told(web("uid-2", 8));

    // Then
    assertThat(errands.count()).isEqualTo(1);
  }

  @Test
  void what_is_there_is_asked_for_again_until_the_watch_is_past_it() {
    // Given
    there(Optional.of(web("uid-1", 7)));
    hearsay.told(web("uid-1", 7));

    // When
    errands.runThoseWaiting();
    errands.runThoseWaiting();
    there(Optional.empty());
    errands.runThoseWaiting();

    // Then
    assertThat(gone).hasSize(1);
  }

  @Test
  void what_is_there_is_left_to_a_watch_that_is_past_it() {
    // Given
    there(Optional.of(web("uid-1", 7)));
    hearsay.told(web("uid-1", 7));
    hearsay.seen(web("uid-2", 9));

    // When
    errands.runThoseWaiting();
    errands.runThoseWaiting();

    // Then
    assertThat(gone).isEmpty();
    assertThat(errands.isEmpty()).isTrue();
  }

  @Test
  void another_of_its_name_is_not_the_one_that_was_told_of() {
    // Given
    there(Optional.of(web("uid-2", 9)));
    hearsay.told(web("uid-1", 7));

    // When
    errands.runThoseWaiting();
    errands.runThoseWaiting();

    // Then
    assertThat(gone).hasSize(1);
  }

  @Test
  void it_is_asked_again_when_nobody_answers() {
    // Given
    when(api.get(Service.class, "apps", "web"))
        .thenThrow(new IllegalStateException("away"))
        .thenReturn(Optional.empty());
    hearsay.told(web("uid-1", 7));

    // When
    errands.runThoseWaiting();
    errands.runThoseWaiting();
    errands.runThoseWaiting();

    // Then
    assertThat(gone).hasSize(1);
  }

  private void there(Optional<Service> service) {
    when(api.get(Service.class, "apps", "web")).thenReturn(service);
  }

  private static Service web(String uid, long version) {
    return new ServiceBuilder()
        .withNewMetadata()
        .withNamespace("apps")
        .withName("web")
        .withUid(uid)
        .withResourceVersion(Long.toString(version))
        .endMetadata()
        .build();
  }
}
