package dev.saldo.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.saldo.spi.Secret;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Locale;
import java.util.TimeZone;
import java.util.function.BinaryOperator;

/** The rules for every module, including the benchmarks. */
public final class SharedRules {

  private SharedRules() {}

  @ArchTest
  static final ArchRule packagesDependOnEachOtherInOneDirection =
      slices()
          .matching("dev.saldo.(**)")
          .should()
          .beFreeOfCycles()
          .ignoreDependency(resideInAPackage("..jooq.schema.."), alwaysTrue());

  @ArchTest
  static final ArchRule classesAreNamedByTheirOneJob =
      noClasses().should().haveNameMatching(".*(Utils?|Helper|Impl|Manager)");

  @ArchTest
  static final ArchRule noClassIsNamedAfterBeingInherited =
      noClasses()
          .that()
          .haveModifier(JavaModifier.ABSTRACT)
          .should()
          .haveSimpleNameStartingWith("Base")
          .orShould()
          .haveSimpleNameStartingWith("Abstract")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule theTimeComesFromAClock =
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
          .callConstructor(Date.class);

  @ArchTest
  static final ArchRule aClockIsChosenWhereAProcessBegins =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.saldo.app.cli..", "dev.saldo.jars.process..", "dev.saldo.benchmarks..")
          .should()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(Clock.class, "systemDefaultZone")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule zoneLocaleAndCharsetArePassedIn =
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
  static final ArchRule onlyTheCommandLineTouchesTheStreamsOfTheProcess =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.saldo.app.cli..", "dev.saldo.jars.process..", "dev.saldo.benchmarks..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .callMethod(Throwable.class, "printStackTrace")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(PrintStream.class)
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule secretsAreRevealedWhereARequestOrAConnectionIsMade =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.saldo.provider..",
              "dev.saldo.feign..",
              "dev.saldo.channels..",
              "dev.saldo.history.jooq..")
          .and()
          .areNotAssignableTo(Secret.class)
          .and()
          .doNotHaveFullyQualifiedName("dev.saldo.account.SecretCollection")
          .and()
          .doNotHaveFullyQualifiedName("dev.saldo.network.ProxyRules")
          .and()
          .doNotHaveFullyQualifiedName("dev.saldo.app.serve.HeartbeatUrl")
          .and()
          .doNotHaveFullyQualifiedName("dev.saldo.web.ScopedAccessToken")
          .should()
          .callMethod(Secret.class, "reveal")
          .orShould()
          .callMethod(Secret.class, "reveal", BinaryOperator.class)
          .allowEmptyShould(true);
}
