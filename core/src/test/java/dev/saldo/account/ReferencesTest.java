package dev.saldo.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReferencesTest {

  @TempDir private Path base;

  private final Map<String, String> environment = new HashMap<>();
  private References references;

  @BeforeEach
  void setEnvironment() {
    environment.put("KEY", "hunter2");
    environment.put("_1", "under");
    environment.put("EMPTY", "");
    environment.put("HOSTILE", "a$1\\2${env:KEY}");
    references = new References(environment::get, base);
  }

  @ParameterizedTest
  @CsvSource({
    "plain, plain",
    "'', ''",
    "${env:KEY}, hunter2",
    "a${env:KEY}b${env:_1}c, ahunter2bunderc",
    "${env:MISSING:standard}, standard",
    "${env:MISSING:http://host:80/a?b=c}, http://host:80/a?b=c",
    "${env:MISSING:}, ''",
    "${env:KEY:standard}, hunter2",
    "${env:EMPTY:standard}, ''",
    "$KEY and $ and $$ and }, $KEY and $ and $$ and }",
    "$1 \\1 \\, $1 \\1 \\",
    "${env:MISSING:$1\\}, $1\\",
    "pa$${ss}word, pa${ss}word",
    "$${env:KEY}, ${env:KEY}",
    "$${ and ${env:KEY}, ${ and hunter2",
    "$$${, $${",
  })
  void replacesReferencesAndNothingElse(String written, String value) {
    assertThat(references.resolve(written)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"${file:/etc/hostname}", "${env:KEY}", "pa${ss", "$${x}", "plain"})
  void noneUsesEveryTextAsItIs(String written) {
    assertThat(References.NONE.resolve(written)).isEqualTo(written);
    assertThat(References.NONE.separate().secret(written).reveal()).isEqualTo(written);
    assertThat(References.NONE.conceal(written)).isEqualTo(written);
  }

  @Test
  void doesNotResolveReferencesInsideAValue() {
    assertThat(references.resolve("<${env:HOSTILE}>")).isEqualTo("<a$1\\2${env:KEY}>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${KEY}",
        "${}",
        "${env}",
        "${env:}",
        "${env:1KEY}",
        "${env:KEY-}",
        "${ env:KEY}",
        "${ENV:KEY}",
        "${env: KEY}",
        "${vault:KEY}",
        "${hunter2}",
        "${env:not-a-name:hunter2}",
        "${env:MISSING:${env:KEY}}",
      })
  void refusesAnUnknownReferenceWithoutRepeatingAPossibleSecret(String written) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> references.resolve(written))
        .withMessage(
            "a reference must be ${env:NAME}, ${env:NAME:default} or ${file:PATH}; write $${ for a literal ${");
  }

  @ParameterizedTest
  @ValueSource(strings = {"${", "a${env:KEY", "${env:KEY}${env:KEY", "${env:KEY} ${"})
  void refusesAReferenceThatIsNotClosed(String written) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> references.resolve(written))
        .withMessage("'${' without a closing '}'; write $${ for a literal ${");
  }

  @Test
  void saysWhichVariableIsNotSet() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> references.resolve("${env:MISSING}"))
        .withMessage("environment variable MISSING is not set; set it or use ${file:PATH}");
  }

  @ParameterizedTest
  @CsvSource({
    "'hunter2', 'hunter2'",
    "'hunter2\n', 'hunter2'",
    "'hunter2\r\n', 'hunter2'",
    "'hunter2\n\n', 'hunter2\n'",
    "'hunter2\r\n\r\n', 'hunter2\r\n'",
    "'hunter2\r', 'hunter2\r'",
    "'\n', ''",
    "'', ''",
    "' two words \n', ' two words '",
    "'${env:KEY}\n', '${env:KEY}'",
    "'Zürich€\n', 'Zürich€'",
  })
  void readsAFileWithoutItsLastLineBreak(String content, String value) throws IOException {
    Files.writeString(base.resolve("secret"), content);
    assertThat(references.resolve("${file:secret}")).isEqualTo(value);
  }

  @Test
  void readsAFileByItsAbsolutePathAndFromAFolderAbove() throws IOException {
    Path elsewhere = Files.writeString(base.resolve("a b.txt"), "hunter2");
    assertThat(references.resolve("${file:" + elsewhere + "}")).isEqualTo("hunter2");
    Path below = Files.createDirectory(base.resolve("below"));
    assertThat(new References(environment::get, below).resolve("${file:../a b.txt}"))
        .isEqualTo("hunter2");
  }

  @Test
  void readsAFileAgainAtEachUse() throws IOException {
    Files.writeString(base.resolve("secret"), "before");
    assertThat(references.resolve("${file:secret}")).isEqualTo("before");
    Files.writeString(base.resolve("secret"), "after");
    assertThat(references.resolve("${file:secret}")).isEqualTo("after");
  }

  @Test
  void readsAFileOf64KibibytesAndRefusesALargerOne() throws IOException {
    Files.writeString(base.resolve("large"), "x".repeat(64 * 1024));
    assertThat(references.resolve("${file:large}")).hasSize(64 * 1024);
    Files.writeString(base.resolve("large"), "x".repeat(64 * 1024 + 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> references.resolve("${file:large}"))
        .withMessage("file " + base.resolve("large") + " is larger than 64 KiB");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void refusesAnEndlessFile() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> references.resolve("${file:/dev/zero}"))
        .withMessage("file /dev/zero is larger than 64 KiB");
  }

  @Test
  void recognizesABareVariableWithoutReadingIt() {
    assertThat(references.resolve("$KEY")).isEqualTo("$KEY");
    assertThat(references.resolve("$MISSING")).isEqualTo("$MISSING");
    assertThat(References.bareVariable("$KEY")).contains("KEY");
    assertThat(References.bareVariable("$key")).isEmpty();
  }

  @Test
  void concealsWhatItResolvedAndNothingElse() {
    environment.put("PATH_KEY", "a/b c");
    environment.put("SHORT", "404");
    references.resolve("${env:KEY} ${env:PATH_KEY} ${env:SHORT}");
    assertThat(references.conceal("http://host/hunter2?k=a%2Fb%20c said 404"))
        .isEqualTo("http://host/${env:KEY}?k=${env:PATH_KEY} said 404");
    assertThat(references.separate().conceal("hunter2")).isEqualTo("hunter2");
  }

  @Test
  void saysWhichFileCannotBeRead() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> references.resolve("${file:missing}"))
        .withMessage(
            "file " + base.resolve("missing") + " does not exist; create it or correct the path");
    assertThatIllegalArgumentException().isThrownBy(() -> references.resolve("${file:}"));
    assertThatIllegalArgumentException().isThrownBy(() -> references.resolve("${file:.}"));
    assertThatIllegalArgumentException().isThrownBy(() -> references.resolve("${file:a\0b}"));
  }

  @Test
  void refusesAFileThatIsNotText() throws IOException {
    Files.write(base.resolve("binary"), new byte[] {'h', (byte) 0xff, 'i'});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> references.resolve("${file:binary}"))
        .withMessageContaining("is not UTF-8 text");
  }
}
