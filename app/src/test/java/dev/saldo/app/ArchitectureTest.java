package dev.saldo.app;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.saldo.architecture.ProductClasses;
import dev.saldo.architecture.SharedRules;
import java.util.stream.Stream;

/** The packages that each module may depend on: "Rules that tests hold" in docs/design.md. */
@AnalyzeClasses(packages = "dev.saldo", importOptions = ProductClasses.class)
final class ArchitectureTest {

  @ArchTest static final ArchTests SHARED = ArchTests.in(SharedRules.class);

  @ArchTest
  static final ArchRule aProviderKnowsTheSpiAndFeignOnly =
      only(
          "dev.saldo.provider..",
          "dev.saldo.spi..",
          "dev.saldo.feign..",
          "feign..",
          "tools.jackson..",
          "com.fasterxml.jackson.annotation..",
          "javax.xml..",
          "org.xml.sax..");

  @ArchTest
  static final ArchRule noProviderKnowsAnother =
      slices().matching("dev.saldo.provider.(*)..").should().notDependOnEachOther();

  @ArchTest
  static final ArchRule feignKnowsTheSpiOnly =
      only(
          "dev.saldo.feign..",
          "dev.saldo.spi..",
          "feign..",
          "tools.jackson..",
          "com.fasterxml.jackson.annotation..",
          "javax.net.ssl..");

  @ArchTest
  static final ArchRule aChannelKnowsTheSpiAndItsProtocol =
      only(
          "dev.saldo.channels..",
          "dev.saldo.spi..",
          "dev.saldo.feign..",
          "tools.jackson..",
          "com.fasterxml.jackson.annotation..",
          "jakarta.mail..",
          "org.eclipse.angus.mail..",
          "javax.crypto..",
          "javax.net.ssl..");

  /** Their parameter has another type in jOOQ 3.21, which a host may bring. */
  @ArchTest
  static final ArchRule theStoreCallsNoMethodThatOnlyItsOwnJooqHas =
      noClasses()
          .that()
          .resideInAPackage("dev.saldo.history.jooq..")
          .should()
          .callMethodWhere(
              target(owner(resideInAPackage("org.jooq..")))
                  .and(target(nameMatching("((and|or|where)?(Not)?E|(not)?E|e)xists"))));

  @ArchTest
  static final ArchRule theStoreKnowsThePortAndItsValues =
      only(
          "dev.saldo.history.jooq..",
          "dev.saldo",
          "dev.saldo.spi..",
          "dev.saldo.account..",
          "dev.saldo.poll..",
          "dev.saldo.history..",
          "dev.saldo.event..",
          "dev.saldo.schedule..",
          "dev.saldo.alert..",
          "dev.saldo.plan..",
          "javax.net.ssl..",
          "javax.sql..",
          "org.jooq..",
          "org.flywaydb..",
          "org.h2..",
          "org.postgresql..",
          "com.zaxxer..",
          "org.slf4j..");

  @ArchTest
  static final ArchRule providerJarsKnowAccountsAndThePoller =
      only(
          "dev.saldo.jars..",
          "dev.saldo.spi..",
          "dev.saldo.network..",
          "dev.saldo.account..",
          "dev.saldo.channel",
          "dev.saldo.history..",
          "dev.saldo.poll..",
          "org.objectweb.asm..",
          "com.fasterxml.jackson.annotation..",
          "tools.jackson..");

  @ArchTest
  static final ArchRule theTestKitKnowsCoreJUnitAndAssertJ =
      only(
          "dev.saldo.testkit..",
          "dev.saldo",
          "dev.saldo.spi..",
          "dev.saldo.account..",
          "dev.saldo.poll..",
          "dev.saldo.history..",
          "dev.saldo.usage..",
          "dev.saldo.event..",
          "dev.saldo.runway..",
          "dev.saldo.report..",
          "org.junit.jupiter.api..",
          "org.assertj.core.api..");

  @ArchTest
  static final ArchRule theWatchKnowsThePortsOfCore =
      only(
          "dev.saldo.watch..",
          "dev.saldo.spi..",
          "dev.saldo.account",
          "dev.saldo.channel",
          "dev.saldo.poll",
          "dev.saldo.history",
          "dev.saldo.schedule",
          "dev.saldo.alert",
          "dev.saldo.alert.pacing");

  @ArchTest
  static final ArchRule theWebServerKnowsCoreAndTheWatch =
      only(
          "dev.saldo.web..",
          "dev.saldo.spi..",
          "dev.saldo.account",
          "dev.saldo.alert",
          "dev.saldo.history",
          "dev.saldo.report",
          "dev.saldo.runway",
          "dev.saldo.usage",
          "dev.saldo.watch",
          "tools.jackson..",
          "j2html..",
          "com.sun.net.httpserver..",
          "javax.crypto..");

  @ArchTest
  static final ArchRule aServiceKnowsNoCommand =
      noClasses()
          .that()
          .resideInAPackage("dev.saldo.app.serve..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.saldo.app.cli..", "picocli..", "com.google.inject..");

  @ArchTest
  static final ArchRule theAppKnowsWhatItWires =
      only(
          "dev.saldo.app..",
          "dev.saldo.spi..",
          "dev.saldo.network",
          "dev.saldo.account..",
          "dev.saldo.channel",
          "dev.saldo.poll..",
          "dev.saldo.history",
          "dev.saldo.history.terms",
          "dev.saldo.usage..",
          "dev.saldo.event..",
          "dev.saldo.runway..",
          "dev.saldo.report..",
          "dev.saldo.schedule..",
          "dev.saldo.alert..",
          "dev.saldo.plan..",
          "dev.saldo.watch",
          "dev.saldo.web",
          "dev.saldo.history.jooq",
          "dev.saldo.feign",
          "dev.saldo.jars",
          "com.cronutils..",
          "dev.saldo.testkit..",
          "com.google.inject..",
          "picocli..",
          "tools.jackson..",
          "org.snakeyaml.engine..",
          "org.apache.commons.csv..",
          "org.dhatim.fastexcel..",
          "j2html..",
          "me.tongfei.progressbar..",
          "net.thisptr.jackson.jq..",
          "com.fasterxml.jackson.core..",
          "com.fasterxml.jackson.databind..",
          "com.samskivert.mustache",
          "javax.xml.stream..",
          "com.sun.net.httpserver..",
          "javax.net.ssl",
          "jdk.net");

  @ArchTest
  static final ArchRule nothingInTheProductKnowsTheApp =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.saldo.app..", "dev.saldo.benchmarks..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.saldo.app..");

  @ArchTest
  static final ArchRule theRoomsOfTheStoreAreClosed =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.saldo.history.jooq..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.saldo.history.jooq.*..");

  @ArchTest
  static final ArchRule theDatabaseOfAHistoryKnowsNothingOfItsSamples =
      noClasses()
          .that()
          .resideInAPackage("dev.saldo.history.jooq.database..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.saldo.history.jooq", "dev.saldo.history.jooq.copy..");

  @ArchTest
  static final ArchRule onlyTheProgramItselfTouchesTheStreamsOfTheProcess =
      noClasses()
          .that()
          .resideInAPackage("dev.saldo.app..")
          .and()
          .resideOutsideOfPackage("dev.saldo.app.cli")
          .should()
          .accessField(System.class, "in")
          .orShould()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .callMethod(System.class, "exit", int.class);

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
  static final ArchRule theRoomsOfProviderJarsAreClosed =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.saldo.jars..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.saldo.jars.*..");

  @ArchTest
  static final ArchRule theCasesOfTheTestKitAreClosed =
      classes()
          .that()
          .resideInAnyPackage("dev.saldo.testkit.provider..", "dev.saldo.testkit.history..")
          .and()
          .areTopLevelClasses()
          .and()
          .haveSimpleNameNotEndingWith("Contract")
          .and()
          .doNotHaveSimpleName("AccountlessProviderCases")
          .and()
          .doNotHaveSimpleName("ContractCase")
          .should()
          .notBePublic();

  @ArchTest
  static final ArchRule providersDoNotLog =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.saldo.provider..",
              "dev.saldo.channels..",
              "dev.saldo.feign..",
              "dev.saldo.spi..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.util.logging..");

  @ArchTest
  static final ArchRule sqlStaysInTheStore =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.saldo.history.jooq..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.sql..");

  private static ArchRule only(String module, String... known) {
    return classes()
        .that()
        .resideInAPackage(module)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            Stream.concat(
                    Stream.of(module, "java..", "org.jspecify.annotations.."), Stream.of(known))
                .toArray(String[]::new));
  }
}
