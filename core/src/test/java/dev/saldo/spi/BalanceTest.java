package dev.saldo.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.saldo.spi.Balance.Billing;
import dev.saldo.spi.Balance.Meaning;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BalanceTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final BalanceUnit SMS = BalanceUnit.of(BalanceUnit.Kind.MESSAGES, "sms");
  private static final Balance PLAIN =
      Balance.of(Balance.MAIN, Amount.of(new BigDecimal("350")), SMS);

  @Test
  void statesNothingThatTheVendorDidNotState() {
    assertThat(PLAIN.label()).isEqualTo("main");
    assertThat(PLAIN.meaning()).isEqualTo(Meaning.REMAINING);
    assertThat(PLAIN.terms().billing()).isEqualTo(Billing.UNKNOWN);
    assertThat(PLAIN.terms().creditLimit()).isNull();
    assertThat(PLAIN.terms().expiresAt()).isNull();
    assertThat(PLAIN.vendorTime()).isNull();
    assertThat(PLAIN.derived()).isFalse();
    assertThat(PLAIN.notes()).isEmpty();
  }

  @Test
  void everyWithMethodKeepsTheOtherProperties() {
    Balance stated =
        PLAIN
            .withLabel("Баланс")
            .withMeaning(Meaning.OWED)
            .withBilling(Billing.POSTPAID)
            .withCreditLimit(new BigDecimal("1000"))
            .withExpiry(NOON.plusSeconds(60))
            .withVendorTime(NOON)
            .asDerived()
            .withNote("first")
            .withNote("second");
    assertThat(stated)
        .isEqualTo(
            new Balance(
                "main",
                "Баланс",
                PLAIN.amount(),
                SMS,
                Meaning.OWED,
                new Balance.Terms(Billing.POSTPAID, new BigDecimal("1000"), NOON.plusSeconds(60)),
                NOON,
                true,
                List.of("first", "second")));
    assertThat(PLAIN.notes()).as("the original balance").isEmpty();
  }

  @Test
  void withMethodsWorkInAnyOrder() {
    assertThat(PLAIN.withExpiry(NOON).withBilling(Billing.PREPAID).withCreditLimit(BigDecimal.TEN))
        .isEqualTo(
            PLAIN.withCreditLimit(BigDecimal.TEN).withExpiry(NOON).withBilling(Billing.PREPAID));
  }

  @Test
  void notesCannotBeChangedFromOutside() {
    List<String> notes = new ArrayList<>(List.of("one"));
    Balance balance =
        new Balance(
            "main", "", PLAIN.amount(), SMS, Meaning.SPENT, PLAIN.terms(), null, false, notes);
    notes.add("two");
    assertThat(balance.notes()).containsExactly("one").isUnmodifiable();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n"})
  void refusesABlankBucket(String bucket) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Balance.of(bucket, Amount.ABSENT, SMS))
        .withMessageContaining("a bucket key must have 1 to 200 characters");
  }

  @Test
  void refusesABucketOfMoreThan200Characters() {
    assertThat(Balance.of("b".repeat(200), Amount.ABSENT, SMS).bucket()).hasSize(200);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Balance.of("b".repeat(201), Amount.ABSENT, SMS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0.01", "1e999999999", "1e-999999999"})
  void refusesACreditLimitBelowZeroOrOutOfBounds(String limit) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PLAIN.withCreditLimit(new BigDecimal(limit)))
        .withMessageContaining("a credit limit must be at least 0");
  }

  @Test
  @SuppressWarnings("NullAway") // a provider may be compiled without null checks
  void refusesEveryMissingPart() {
    assertThatNullPointerException().isThrownBy(() -> Balance.of(null, Amount.ABSENT, SMS));
    assertThatNullPointerException().isThrownBy(() -> Balance.of("main", null, SMS));
    assertThatNullPointerException().isThrownBy(() -> Balance.of("main", Amount.ABSENT, null));
    assertThatNullPointerException().isThrownBy(() -> PLAIN.withLabel(null));
    assertThatNullPointerException().isThrownBy(() -> PLAIN.withMeaning(null));
    assertThatNullPointerException().isThrownBy(() -> PLAIN.withBilling(null));
    assertThatNullPointerException().isThrownBy(() -> PLAIN.withNote(null));
  }
}
