package dev.saldo;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.saldo.architecture.ProductClasses;
import dev.saldo.architecture.SharedRules;
import dev.saldo.spi.Secret;
import java.util.function.BinaryOperator;

/** The packages that core may depend on: "Rules that tests hold" in docs/design.md. */
@AnalyzeClasses(packages = "dev.saldo", importOptions = ProductClasses.class)
class CoreArchitectureTest {

  @ArchTest static final ArchTests SHARED = ArchTests.in(SharedRules.class);

  @ArchTest
  static final ArchRule theSpiNeedsTheJdkAndJspecifyOnly =
      classes()
          .that()
          .resideInAPackage("dev.saldo.spi..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "javax.net.ssl..", "org.jspecify..", "dev.saldo.spi..");

  @ArchTest
  static final ArchRule coreHasNoThirdPartyDependency =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "javax.net.ssl..",
              "javax.security.auth.x500..",
              "org.jspecify..",
              "dev.saldo..");

  @ArchTest
  static final ArchRule coreKnowsNoDatabaseNoHttpAndNoLogging =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "java.net.http..", "java.util.logging..");

  @ArchTest
  static final ArchRule packagesKnowOnlyThoseBeforeThem =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("spi")
          .definedBy("dev.saldo.spi..")
          .layer("account")
          .definedBy("dev.saldo.account..")
          .layer("history")
          .definedBy("dev.saldo.history..")
          .layer("poll")
          .definedBy("dev.saldo.poll..")
          .layer("usage")
          .definedBy("dev.saldo.usage..")
          .layer("event")
          .definedBy("dev.saldo.event..")
          .layer("runway")
          .definedBy("dev.saldo.runway..")
          .layer("report")
          .definedBy("dev.saldo.report..")
          .whereLayer("account")
          .mayOnlyBeAccessedByLayers("history", "poll", "usage", "event", "runway", "report")
          .whereLayer("history")
          .mayOnlyBeAccessedByLayers("poll", "usage", "event", "runway", "report")
          .whereLayer("poll")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("usage")
          .mayOnlyBeAccessedByLayers("event", "runway", "report")
          .whereLayer("event")
          .mayOnlyBeAccessedByLayers("runway", "report")
          .whereLayer("runway")
          .mayOnlyBeAccessedByLayers("report")
          .whereLayer("report")
          .mayNotBeAccessedByAnyLayer();

  @ArchTest
  static final ArchRule coreRevealsNoSecretExceptToFindOthers =
      noClasses()
          .that()
          .areNotAssignableTo(Secret.class)
          .and()
          .doNotHaveSimpleName("SecretCollection")
          .and()
          .doNotHaveSimpleName("ProxyRules")
          .should()
          .callMethod(Secret.class, "reveal")
          .orShould()
          .callMethod(Secret.class, "reveal", BinaryOperator.class);

  @ArchTest
  static final ArchRule amountsAreNeverFloating =
      noClasses().should().dependOnClassesThat().haveNameMatching("java\\.lang\\.(Double|Float)");
}
