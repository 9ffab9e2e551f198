package dev.portolan.manifest.reach;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The canary of {@link ReachLaws}: policies that come out wrong are noticed. */
class BreakagesTest {

  private static final int WORLDS = 60;

  @ParameterizedTest
  @EnumSource
  void is_noticed(Breakage breakage) {
    // When
    long noticed =
        LongStream.range(0, WORLDS)
            .mapToObj(Worlds::of)
            .filter(world -> deviates(world, breakage))
            .count();

    // Then
    assertThat(noticed).isPositive();
  }

  private static boolean deviates(World world, Breakage breakage) {
    List<NetworkPolicy> broken = breakage.policies(world);
    return !ReachLaws.deviations(world, broken).isEmpty();
  }
}
