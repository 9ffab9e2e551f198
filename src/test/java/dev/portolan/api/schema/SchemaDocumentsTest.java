package dev.portolan.api.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.api.schema.ApiServer.Answer;
import dev.portolan.controlplane.ControlPlane;
import dev.portolan.controlplane.WithControlPlane;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each document of {@code src/test/resources/schema}, judged by the API server. */
@WithControlPlane
class SchemaDocumentsTest {

  private final KubernetesClient client;
  private final ApiServer server;

  SchemaDocumentsTest(ControlPlane controlPlane) {
    this.client = controlPlane.client();
    this.server = new ApiServer(client);
  }

  @BeforeAll
  static void install(ControlPlane controlPlane) {
    controlPlane.installCrds();
  }

  static List<SchemaDocument> accepted() {
    return SchemaDocument.in("accepted");
  }

  static List<SchemaDocument> refused() {
    return SchemaDocument.in("refused");
  }

  @ParameterizedTest
  @MethodSource
  void accepted(SchemaDocument document) {
    // When
    Answer answer = judge(document);

    // Then
    assertThat(answer).as(answer.body()).matches(Answer::isSuccess);
  }

  @ParameterizedTest
  @MethodSource
  void refused(SchemaDocument document) {
    // When
    Answer answer = judge(document);

    // Then
    assertThat(answer.code()).as(answer.body()).isBetween(400, 499);
    assertThat(message(answer)).contains(document.expectations());
  }

  private Answer judge(SchemaDocument document) {
    return switch (document.versions().size()) {
      case 1 -> server.tryToCreate(document.versions().getFirst());
      case 2 -> judgeChange(document.versions().getFirst(), document.versions().getLast());
      default -> throw new IllegalArgumentException(document + " has more than two versions");
    };
  }

  private Answer judgeChange(String before, String after) {
    HasMetadata stored = store(before);
    try {
      return server.tryToApply(after);
    } finally {
      client.resource(stored).edit(SchemaDocumentsTest::withoutFinalizer);
      client.resource(stored).delete();
    }
  }

  /** The finalizer keeps the object until its change is judged, whoever else deletes leases. */
  private HasMetadata store(String yaml) {
    HasMetadata resource =
        client.getKubernetesSerialization().unmarshal(yaml, GenericKubernetesResource.class);
    resource.addFinalizer("portolan.dev/schema-test");
    return client.resource(resource).create();
  }

  private static HasMetadata withoutFinalizer(HasMetadata resource) {
    resource.removeFinalizer("portolan.dev/schema-test");
    return resource;
  }

  private String message(Answer answer) {
    return client.getKubernetesSerialization().unmarshal(answer.body(), Status.class).getMessage();
  }
}
