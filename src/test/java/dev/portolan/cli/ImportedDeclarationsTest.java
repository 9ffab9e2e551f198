package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.controlplane.ControlPlane;
import dev.portolan.controlplane.WithControlPlane;
import dev.portolan.document.Documents;
import dev.portolan.document.PortMapImport;
import dev.portolan.document.declare.Declarations;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an import writes is what the API server takes. */
@WithControlPlane
class ImportedDeclarationsTest {

  /** Other tests on the same control plane may have made some of the same names. */
  private static final PatchContext APPLY =
      new PatchContext.Builder()
          .withPatchType(PatchType.SERVER_SIDE_APPLY)
          .withDryRun(List.of("All"))
          .withFieldManager("tester")
          .withForce(true)
          .build();

  private final KubernetesClient client;

  ImportedDeclarationsTest(ControlPlane controlPlane) {
    this.client = controlPlane.client();
  }

  @BeforeAll
  static void install(ControlPlane controlPlane) {
    controlPlane.installCrds();
  }

  static List<Documents.Document> documents() {
    return Documents.all();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void the_api_server_takes_what_is_written(Documents.Document document) {
    // Given
    Declarations declared =
        Declarations.of(
            PortMapImport.of(document.name(), document.text()).reading(), Optional.empty());

    // When
    List<HasMetadata> read = read(DeclarationText.of(declared));

    // Then
    assertThat(read)
        .hasSize(
            declared.namespaces().size()
                + declared.policies().size()
                + declared.allocations().size());
    assertThat(read).allSatisfy(this::isTaken);
  }

  private List<HasMetadata> read(String yaml) {
    return client.load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8))).items();
  }

  private void isTaken(HasMetadata resource) {
    if (!(resource instanceof Namespace) && resource.getMetadata().getNamespace() != null) {
      resource.getMetadata().setNamespace("default");
    }
    assertThat(client.resource(resource).patch(APPLY)).isNotNull();
  }
}
