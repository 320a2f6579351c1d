package dev.saldo;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.saldo.spi.Secret;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Locale;
import java.util.TimeZone;

/** What must never depend on what: section 5 of the design, as far as it concerns core. */
@AnalyzeClasses(packages = "dev.saldo", importOptions = DoNotIncludeTests.class)
class CoreArchitectureTest {

  @ArchTest
  static final ArchRule theSpiNeedsTheJdkAndJspecifyOnly =
      classes()
          .that()
          .resideInAPackage("dev.saldo.spi..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.jspecify..", "dev.saldo.spi..");

  @ArchTest
  static final ArchRule coreHasNoThirdPartyDependency =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.jspecify..", "dev.saldo..");

  @ArchTest
  static final ArchRule coreKnowsNoDatabaseNoHttpAndNoInjection =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "feign..",
              "org.jooq..",
              "com.google.inject..",
              "com.fasterxml.jackson..",
              "tools.jackson..",
              "java.sql..",
              "javax.sql..",
              "java.net.http..",
              "javax.inject..",
              "jakarta.inject..",
              "org.slf4j..",
              "java.util.logging..");

  @ArchTest
  static final ArchRule packagesDependOnEachOtherInOneDirection =
      slices().matching("dev.saldo.(*)..").should().beFreeOfCycles();

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
  static final ArchRule classesAreNamedByTheirOneJob =
      noClasses()
          .should()
          .haveNameMatching(".*(Utils?|Helper|Impl|Manager)")
          .orShould()
          .haveNameMatching(".*[.$](Base|Abstract)[A-Z].*");

  @ArchTest
  static final ArchRule theClockIsPassedIn =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(Clock.class, "systemDefaultZone")
          .orShould()
          .callConstructor(Date.class);

  @ArchTest
  static final ArchRule zoneAndLocaleArePassedIn =
      noClasses()
          .should()
          .callMethod(ZoneId.class, "systemDefault")
          .orShould()
          .callMethod(TimeZone.class, "getDefault")
          .orShould()
          .callMethod(Locale.class, "getDefault")
          .orShould()
          .callMethod(String.class, "toLowerCase")
          .orShould()
          .callMethod(String.class, "toUpperCase")
          .orShould()
          .callMethod(String.class, "getBytes");

  @ArchTest
  static final ArchRule nothingIsPrintedAndNobodyExits =
      noClasses()
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .callMethod(Throwable.class, "printStackTrace");

  @ArchTest
  static final ArchRule onlyProvidersRevealSecrets =
      noClasses()
          .should()
          .callMethodWhere(target(name("reveal")).and(target(owner(type(Secret.class)))));

  @ArchTest
  static final ArchRule amountsAreNeverFloating =
      noClasses().should().dependOnClassesThat().haveNameMatching("java\\.lang\\.(Double|Float)");
}
