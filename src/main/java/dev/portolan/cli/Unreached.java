package dev.portolan.cli;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Why a cluster could not be read, and what to do. */
final class Unreached {

  /** As much of a library's message as helps. */
  private static final int LONGEST = 160;

  private Unreached() {}

  /** Of an API server that answered with an error. */
  static String answer(int status, String message) {
    return switch (status) {
      case 401 ->
          "it does not know you (401 Unauthorized). Log in again, or renew the token or"
              + " certificate of that context.";
      case 403 ->
          "you may not (403): %s. Ask an admin for a role that lists portallocations, portpolicies, portleases, namespaces and services everywhere, or give files instead."
              .formatted(message.replaceAll("\\.$", ""));
      case 404 ->
          "it knows no such kind (404). Portolan is not installed there: apply crds/, or choose"
              + " another context with --context.";
      default -> "it answered %d: %s".formatted(status, cut(message));
    };
  }

  /** Of one that did not answer. */
  static String silence(Throwable failure) {
    List<Throwable> inwards = new ArrayList<>();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      inwards.add(cause);
    }
    return inwards.reversed().stream()
        .flatMap(cause -> known(cause).stream())
        .findFirst()
        .orElseGet(() -> text(inwards.getLast()) + ". Is that the API server's address?");
  }

  private static Optional<String> known(Throwable cause) {
    return switch (cause) {
      case UnknownHostException _ ->
          Optional.of(
              "there is no host of that name. Look for a slip in the kubeconfig's server, and"
                  + " whether the network (a VPN?) is up.");
      case ConnectException refused ->
          Optional.of(
              text(refused)
                  + ". Is the cluster up, and is that the context you mean? `kubectl config"
                  + " get-contexts` lists all.");
      case SSLException tls ->
          Optional.of(
              "TLS failed: %s. Look at the certificate authority, and at https:// in the server, of the kubeconfig."
                  .formatted(text(tls)));
      default -> Optional.empty();
    };
  }

  private static String text(Throwable failure) {
    return cut(
        Objects.requireNonNullElse(failure.getMessage(), failure.getClass().getSimpleName()));
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }
}
