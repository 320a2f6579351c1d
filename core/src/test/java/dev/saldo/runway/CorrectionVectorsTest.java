package dev.saldo.runway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.saldo.runway.PaceCorrectionNetwork.PaceCorrectionAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The learned correction, compared with the program that trained it. */
class CorrectionVectorsTest {

  private static final int LINES = 6;
  private static final int LONGEST_PAUSE = 105;
  private static final int MEMORY = 180 * 24;

  @Test
  void featuresAndAnswersAreThoseOfTheTraining() throws IOException {
    List<String> lines = lines();
    int compared = 0;
    for (int i = 1; i < lines.size(); i += LINES) {
      if (!lines.get(i + 3).equals("-")) {
        compare(lines.subList(i, i + LINES));
        compared++;
      }
    }
    assertThat(compared).isEqualTo(13);
  }

  @Test
  void theWeightsAreThoseWhoseOriginIsStated() throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(resource("correction.bin"));
    assertThat(new String(resource("correction.txt"), StandardCharsets.UTF_8))
        .contains("SHA-256: " + HexFormat.of().formatHex(digest));
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = PaceCorrectionNetwork.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }

  private static void compare(List<String> lines) {
    String[] head = lines.getFirst().split(" ");
    long first = Long.parseLong(head[1]);
    double age = (Long.parseLong(head[2]) - first) / 86_400.0;
    double[] features = numbers(lines.get(3));
    double[] base = numbers(lines.get(4));
    RecentObservedHours hours =
        hours(numbers(lines.get(1)), numbers(lines.get(2)), first / 3600, ZoneId.of(head[0]));
    WeeklyUsageShape shape = hours.shape(56 * 24);
    double burstiness = hours.burstiness(shape);
    PlainUsagePaces plain = new PlainUsagePaces(burstiness, StrictMath.exp(-age / 15));
    double expected = StrictMath.exp(base[1]);
    double untilUsed = StrictMath.exp(base[1] - features[6]);
    assertThat(plain.middle(StrictMath.log(untilUsed))).isCloseTo(base[1], within(1e-6));
    assertThat(base[1] - plain.early()).isCloseTo(base[0], within(1e-9));
    assertThat(base[1] + plain.late()).isCloseTo(base[2], within(1e-9));
    double[] actual =
        new PaceCorrectionFeatures(new ObservedUsageProfile(hours, shape, age), burstiness)
            .of(Double.parseDouble(head[3]), untilUsed, expected);
    features[LONGEST_PAUSE] = Math.max(features[LONGEST_PAUSE], StrictMath.log(3));
    assertThat(actual).containsExactly(features, within(1e-6));
    assertAnswer(numbers(lines.get(3)), plain, numbers(lines.get(5)));
  }

  private static void assertAnswer(double[] features, PlainUsagePaces plain, double[] offsets) {
    PaceCorrectionAnswer answer = PaceCorrectionNetwork.get().answer(features);
    assertThat(
            new double[] {
              answer.middle() - plain.early() * answer.early(),
              answer.middle(),
              answer.middle() + plain.late() * answer.late()
            })
        .containsExactly(offsets, within(1e-6));
  }

  private static RecentObservedHours hours(
      double[] used, double[] seen, long firstHour, ZoneId zone) {
    int all = used.length;
    int length = Math.min(all, MEMORY);
    int[] forward = WeeklyUsageShape.hoursOfWeek(firstHour, all, zone);
    double[] usedByAge = new double[length];
    double[] seenByAge = new double[length];
    boolean[] placed = new boolean[length];
    int[] hourOfWeek = new int[length];
    Arrays.fill(placed, true);
    for (int age = 0; age < length; age++) {
      usedByAge[age] = used[all - 1 - age];
      seenByAge[age] = seen[all - 1 - age];
      hourOfWeek[age] = forward[all - 1 - age];
    }
    return new RecentObservedHours(usedByAge, seenByAge, placed, hourOfWeek);
  }

  private static double[] numbers(String line) {
    return Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  private static List<String> lines() throws IOException {
    try (InputStream in =
        CorrectionVectorsTest.class.getResourceAsStream("correction-vectors.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .toList();
    }
  }
}
