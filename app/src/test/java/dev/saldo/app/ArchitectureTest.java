package dev.saldo.app;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.saldo.spi.Secret;
import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;

/** What must never depend on what, over every module at once. */
@AnalyzeClasses(
    packages = "dev.saldo",
    importOptions = {DoNotIncludeTests.class, ArchitectureTest.NoTestsOfOtherModules.class})
final class ArchitectureTest {

  /** Tests of other modules come as jars. */
  static final class NoTestsOfOtherModules implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("-tests.jar");
    }
  }

  @ArchTest
  static final ArchRule aProviderKnowsTheSpiAndFeignOnly =
      classes()
          .that()
          .resideInAPackage("dev.saldo.provider..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.saldo.provider..",
              "dev.saldo.spi..",
              "dev.saldo.feign..",
              "feign..",
              "tools.jackson..",
              "com.fasterxml.jackson.annotation..",
              "org.jspecify..",
              "java..",
              "javax.xml..",
              "org.xml.sax..");

  @ArchTest
  static final ArchRule noProviderKnowsAnother =
      slices().matching("dev.saldo.provider.(*)..").should().notDependOnEachOther();

  @ArchTest
  static final ArchRule feignKnowsTheSpiOnly =
      noClasses()
          .that()
          .resideInAPackage("dev.saldo.feign..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.saldo.account..",
              "dev.saldo.poll..",
              "dev.saldo.history..",
              "dev.saldo.usage..",
              "dev.saldo.report..",
              "dev.saldo.app..");

  @ArchTest
  static final ArchRule providersDoNotLog =
      noClasses()
          .that()
          .resideInAnyPackage("dev.saldo.provider..", "dev.saldo.feign..", "dev.saldo.spi..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.slf4j..", "java.util.logging..", "feign.slf4j..");

  @ArchTest
  static final ArchRule sqlStaysInTheStore =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.saldo.history.jooq..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.sql..",
              "javax.sql..",
              "org.jooq..",
              "org.flywaydb..",
              "org.h2..",
              "com.zaxxer..");

  @ArchTest
  static final ArchRule guiceStaysInTheApp =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.saldo.app..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.google.inject..", "jakarta.inject..", "picocli..");

  @ArchTest
  static final ArchRule nobodyDependsOnTheApp =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.saldo.app..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.saldo.app..");

  @ArchTest
  static final ArchRule onlyTheProgramItselfTouchesTheStreamsOfTheProcess =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.saldo.app.cli")
          .and()
          .doNotHaveFullyQualifiedName("dev.saldo.jars.ChildProcess")
          .should()
          .accessField(System.class, "in")
          .orShould()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .callMethod(System.class, "exit", int.class);

  @ArchTest
  static final ArchRule onlyTheCommandLinePrints =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.saldo.app.cli..")
          .and()
          .doNotHaveFullyQualifiedName("dev.saldo.jars.ChildProcess")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(PrintStream.class);

  @ArchTest
  static final ArchRule anOptionKnowsNoCommandAndNoSession =
      noClasses()
          .that()
          .resideInAPackage("dev.saldo.app.cli.option")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.saldo.app.cli",
              "dev.saldo.app.cli.command",
              "dev.saldo.app.cli.session",
              "com.google.inject..");

  @ArchTest
  static final ArchRule nobodyReadsTheWallClockOrTheDefaults =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(ZoneId.class, "systemDefault")
          .orShould()
          .callMethod(Locale.class, "getDefault");

  @ArchTest
  static final ArchRule secretsAreRevealedWhereARequestOrAConnectionIsMade =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.saldo.provider..", "dev.saldo.history.jooq..")
          .should()
          .callMethod(Secret.class, "reveal");

  @ArchTest
  static final ArchRule noCycles =
      slices()
          .matching("dev.saldo.(**)")
          .should()
          .beFreeOfCycles()
          .ignoreDependency(resideInAPackage("..jooq.schema.."), alwaysTrue());

  @ArchTest
  static final ArchRule namesSayWhatAClassDoes =
      noClasses().should().haveNameMatching(".*(Utils?|Helper|Impl|Manager)");

  @ArchTest
  static final ArchRule noClassIsNamedAfterBeingInherited =
      noClasses()
          .that()
          .haveModifier(JavaModifier.ABSTRACT)
          .should()
          .haveSimpleNameStartingWith("Base")
          .orShould()
          .haveSimpleNameStartingWith("Abstract");
}
