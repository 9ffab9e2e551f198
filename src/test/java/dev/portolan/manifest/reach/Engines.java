package dev.portolan.manifest.reach;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What two engines of others say of the same policies, ours and strangers' together. */
abstract class Engines {

  private final int worlds;
  private final Supplier<PolicyEngines> engines;

  Engines(int worlds, Supplier<PolicyEngines> engines) {
    this.worlds = Integer.getInteger("reach.worlds", worlds);
    this.engines = engines;
  }

  @Test
  void cyclonus_agrees() throws IOException {
    try (Cyclonus cyclonus = new Cyclonus(engines.get().cyclonus())) {
      for (long seed = 0; seed < worlds; seed++) {
        World world = Worlds.of(seed);
        assertThat(cyclonus.differences(world, together(world))).as("seed %s", seed).isEmpty();
      }
    }
    System.out.printf("REACH cyclonus agrees on %d worlds%n", worlds);
  }

  @Test
  void netpol_analyzer_agrees(@TempDir Path folder) throws IOException, InterruptedException {
    NetpolAnalyzer analyzer = new NetpolAnalyzer(engines.get().netpolAnalyzer(), folder);
    int judged = 0;
    long seed = 0;
    for (; judged < worlds; seed++) {
      World world = Worlds.of(seed);
      if (!NetpolAnalyzer.isBeyond(together(world))) {
        judged++;
        assertThat(analyzer.differences(world, together(world))).as("seed %s", seed).isEmpty();
      }
    }
    System.out.printf(
        "REACH netpol-analyzer agrees on %d worlds, %d are beyond it%n", judged, seed - judged);
  }

  private static List<NetworkPolicy> together(World world) {
    List<NetworkPolicy> all = new ArrayList<>(world.strangers());
    all.addAll(world.ours());
    return all;
  }
}
