package dev.portolan.api.schema;

import dev.portolan.api.PortAllocation;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Sends documents as they are written, YAML and all, and gives back the answer as it comes. */
record ApiServer(KubernetesClient client) {

  private static final String TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io";
  private static final Map<String, String> FOLDERS =
      Map.of(
          "PortAllocation", "/apis/portolan.dev/v1alpha1/namespaces/default/portallocations",
          "PortPolicy", "/apis/portolan.dev/v1alpha1/portpolicies",
          "PortLease", "/apis/portolan.dev/v1alpha1/portleases");

  /** A status code and a body. */
  record Answer(int code, String body) {
    boolean isSuccess() {
      return code / 100 == 2;
    }
  }

  /** Would the document be created? Unknown and duplicate fields are errors, as with kubectl. */
  Answer tryToCreate(String yaml) {
    String uri = folder(yaml) + "?dryRun=All&fieldValidation=Strict";
    return send(request(uri).method("POST", "application/yaml", yaml));
  }

  /** Would the stored object accept this version of it? */
  Answer tryToApply(String yaml) {
    String uri = object(yaml) + "?dryRun=All&force=true&fieldManager=schema-test";
    return send(request(uri).method("PATCH", "application/apply-patch+yaml", yaml));
  }

  /** Would the stored object accept this status, and as what row would kubectl show it? */
  Answer tryToReport(PortAllocation allocation) {
    String json = client.getKubernetesSerialization().asJson(allocation);
    String uri = object(json) + "/status?dryRun=All";
    return send(request(uri).header("Accept", TABLE).method("PUT", "application/json", json));
  }

  /** The row as which kubectl would show the document, with its columns. */
  Answer tableOf(String yaml) {
    String uri = folder(yaml) + "?dryRun=All";
    return send(request(uri).header("Accept", TABLE).method("POST", "application/yaml", yaml));
  }

  private String folder(String yaml) {
    return folder(parse(yaml));
  }

  private static String folder(HasMetadata resource) {
    String folder = FOLDERS.get(resource.getKind());
    if (folder == null) {
      throw new IllegalArgumentException("not one of our kinds: " + resource.getKind());
    }
    return folder;
  }

  private String object(String yaml) {
    HasMetadata resource = parse(yaml);
    return folder(resource) + "/" + resource.getMetadata().getName();
  }

  private HasMetadata parse(String yaml) {
    return client.getKubernetesSerialization().unmarshal(yaml, GenericKubernetesResource.class);
  }

  private HttpRequest.Builder request(String path) {
    return client.getHttpClient().newHttpRequestBuilder().uri(root() + path);
  }

  private String root() {
    return client.getMasterUrl().toString().replaceAll("/+$", "");
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      var answer =
          client.getHttpClient().sendAsync(request.build(), String.class).get(30, TimeUnit.SECONDS);
      return new Answer(answer.code(), answer.bodyString());
    } catch (Exception unanswered) {
      throw new IllegalStateException(unanswered);
    }
  }
}
