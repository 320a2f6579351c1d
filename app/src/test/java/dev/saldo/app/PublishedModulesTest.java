package dev.saldo.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Checks that the POMs meet the rules of a repository and that the BOM is complete. */
final class PublishedModulesTest {

  private static final Path ROOT = Path.of("..");

  @Test
  void theBomHasEveryPublishedArtifactAndNothingElse() throws Exception {
    List<String> published =
        modules().stream()
            .filter(module -> !text(module, "packaging").equals("pom"))
            .filter(module -> !text(property(module), "maven.deploy.skip").equals("true"))
            .map(module -> text(module, "artifactId"))
            .toList();
    List<Element> managed = elements(bom().getElementsByTagName("dependency"));
    assertThat(managed)
        .extracting(dependency -> text(dependency, "artifactId"))
        .containsExactlyInAnyOrderElementsOf(published);
    assertThat(managed)
        .allSatisfy(
            dependency -> {
              assertThat(text(dependency, "groupId")).isEqualTo("dev.saldo");
              assertThat(text(dependency, "version")).isEqualTo("${project.version}");
            });
  }

  @Test
  void theBomSaysOfItselfWhatTheOthersInherit() throws Exception {
    Element root = pom(".");
    assertThat(child(bom(), "parent")).isEmpty();
    assertThat(List.of("groupId", "version", "url"))
        .allSatisfy(name -> assertThat(text(bom(), name)).isEqualTo(text(root, name)));
    assertThat(List.of("licenses", "developers", "scm"))
        .allSatisfy(
            name ->
                assertThat(child(bom(), name).getFirst().getTextContent())
                    .isEqualToIgnoringWhitespace(child(root, name).getFirst().getTextContent()));
  }

  @Test
  void eachModuleHasANameADescriptionAndANameForTheModulePath() throws Exception {
    assertThat(modules())
        .hasSizeGreaterThan(10)
        .allSatisfy(
            module -> {
              assertThat(text(module, "name")).startsWith("Saldo ");
              assertThat(text(module, "description")).endsWith(".");
              if (!text(module, "packaging").equals("pom")) {
                assertThat(text(property(module), "module.name")).startsWith("dev.saldo.");
              }
            });
    assertThat(modules())
        .filteredOn(module -> !text(module, "packaging").equals("pom"))
        .extracting(module -> text(property(module), "module.name"))
        .doesNotHaveDuplicates();
  }

  private static List<Element> modules() throws Exception {
    List<String> names =
        elements(child(pom("."), "modules").getFirst().getChildNodes()).stream()
            .map(Node::getTextContent)
            .toList();
    List<Element> modules = new ArrayList<>();
    for (String name : names) {
      modules.add(pom(name));
    }
    return modules;
  }

  private static Element bom() throws Exception {
    return pom("bom");
  }

  private static Element pom(String module) throws Exception {
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(ROOT.resolve(module).resolve("pom.xml").toFile());
    return document.getDocumentElement();
  }

  private static Element property(Element pom) {
    return child(pom, "properties").stream().findFirst().orElse(pom);
  }

  private static String text(Element parent, String name) {
    return child(parent, name).stream().map(Node::getTextContent).findFirst().orElse("");
  }

  private static List<Element> child(Element parent, String name) {
    return elements(parent.getChildNodes()).stream()
        .filter(element -> element.getTagName().equals(name))
        .toList();
  }

  private static List<Element> elements(NodeList nodes) {
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(Element.class::isInstance)
        .map(Element.class::cast)
        .toList();
  }
}
