import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Copies a jar and gives classes that were compiled for Java 5 the form of Java 8: the same code,
 * with the stack maps that its verifier reads. Java's AOT cache takes none that are older than that.
 */
class NewerClasses {

  private static final int OLDEST_KEPT = 50; // Java 6: the first whose classes have stack maps

  public static void main(String... args) throws IOException {
    Path from = Path.of(args[0]);
    try (var classes = new URLClassLoader(new URL[] {from.toUri().toURL()});
        var old = new ZipFile(from.toFile());
        var copy = new ZipOutputStream(Files.newOutputStream(Path.of(args[1])))) {
      var form =
          ClassFile.of(
              ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
              ClassFile.ClassHierarchyResolverOption.of(
                  ClassHierarchyResolver.ofResourceParsing(classes)));
      for (ZipEntry entry : Collections.list(old.entries())) {
        byte[] bytes = old.getInputStream(entry).readAllBytes();
        copy.putNextEntry(new ZipEntry(entry.getName()));
        copy.write(entry.getName().endsWith(".class") ? newer(form, bytes) : bytes);
        copy.closeEntry();
      }
    }
  }

  private static byte[] newer(ClassFile form, byte[] bytes) {
    ClassModel model = form.parse(bytes);
    if (model.majorVersion() >= OLDEST_KEPT) {
      return bytes;
    }
    return form.transformClass(
        model,
        ClassTransform.dropping(ClassFileVersion.class::isInstance)
            .andThen(ClassTransform.transformingMethodBodies((code, element) -> code.with(element)))
            .andThen(
                ClassTransform.endHandler(builder -> builder.withVersion(ClassFile.JAVA_8_VERSION, 0))));
  }
}
