package dev.portolan.operator.races;

import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.net.URI;

/**
 * What an operator without leases would do: whatever is written to the register is answered as a
 * success and is never there, because every such request becomes a dry run.
 */
final class NoRegister implements Interceptor {
  @Override
  public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
    URI uri = request.uri();
    if (uri.getPath().contains("/portleases") && !request.method().equals("GET")) {
      String query = uri.getRawQuery() == null ? "" : uri.getRawQuery() + "&";
      builder.uri(
          URI.create(uri.toString().replaceFirst("\\?.*", "") + "?" + query + "dryRun=All"));
    }
  }
}
