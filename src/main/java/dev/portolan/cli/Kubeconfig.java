package dev.portolan.cli;

import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a cluster is reached, found as kubectl finds it; in a pod without a kubeconfig, by its
 * service account.
 */
final class Kubeconfig {

  /** A person waits. */
  private static final int CONNECTION_TIMEOUT = 5_000;

  private static final int RETRIES = 2;

  private Kubeconfig() {}

  /**
   * That of a context.
   *
   * @param file empty: those of {@code KUBECONFIG}, or the one in the home folder
   * @param context empty: the current one
   * @throws IOException in one sentence that says what is missing and what to do
   */
  static Config of(Optional<Path> file, Optional<String> context) throws IOException {
    List<Path> files = file.map(List::of).orElseGet(Kubeconfig::usual);
    String names = files.stream().map(Path::toString).collect(Collectors.joining(", "));
    boolean there = files.stream().anyMatch(Files::exists);
    if (!there && (file.isPresent() || !inPod())) {
      throw sentence("there is no kubeconfig " + names + ": set KUBECONFIG, or give --kubeconfig");
    }
    Config config = read(names, file, context);
    if (there && !isIn(context, config)) {
      throw sentence(
          context
                  .map("there is no context \"%s\""::formatted)
                  .orElse("no context is current, or the current one is missing,")
              + " in %s. Choose one with --context: %s".formatted(names, contexts(config)));
    }
    config.setConnectionTimeout(CONNECTION_TIMEOUT);
    config.setRequestRetryBackoffLimit(RETRIES);
    return config;
  }

  private static Config read(String names, Optional<Path> file, Optional<String> context)
      throws IOException {
    try {
      return file.isPresent()
          ? Config.fromKubeconfig(context.orElse(null), file.get().toFile())
          : Config.autoConfigure(context.orElse(null));
    } catch (RuntimeException e) { // of whichever parser the client has
      throw sentence(names + " is no kubeconfig: " + e.getMessage());
    }
  }

  private static List<Path> usual() {
    return Config.getKubeconfigFilenames().stream().map(Path::of).toList();
  }

  private static boolean inPod() {
    return Files.exists(Path.of(Config.KUBERNETES_SERVICE_ACCOUNT_TOKEN_PATH));
  }

  // One that the client does not find it passes over.
  private static boolean isIn(Optional<String> context, Config config) {
    NamedContext chosen = config.getCurrentContext();
    return chosen != null && context.filter(name -> !name.equals(chosen.getName())).isEmpty();
  }

  private static String contexts(Config config) {
    return config.getContexts().isEmpty()
        ? "none"
        : config.getContexts().stream()
            .map(NamedContext::getName)
            .sorted()
            .collect(Collectors.joining(", "));
  }

  private static IOException sentence(String text) {
    return new IOException(Printed.clean(text).replaceAll(" +", " "));
  }
}
