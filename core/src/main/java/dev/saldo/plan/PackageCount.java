package dev.saldo.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A number of packages of one size.
 *
 * @param size the amount in a package, more than 0
 * @param count the number of packages, at least 1
 */
public record PackageCount(BigDecimal size, long count) {

  /** Fewer packages of a size than fit are tried, so that the others may fit better. */
  private static final int FEWER = 12;

  /**
   * Returns the packages that cover an amount with the smallest sum, of several such the fewest
   * packages.
   *
   * @param missing the amount, more than 0
   * @param sizes the sizes, at least one, each more than 0
   */
  public static List<PackageCount> cover(BigDecimal missing, List<BigDecimal> sizes) {
    List<BigDecimal> largestFirst =
        sizes.stream().distinct().sorted(Comparator.reverseOrder()).toList();
    return cover(missing, largestFirst, 0);
  }

  /** Returns the amount in packages. */
  public static BigDecimal sum(List<PackageCount> packages) {
    return packages.stream()
        .map(one -> one.size.multiply(BigDecimal.valueOf(one.count)))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static List<PackageCount> cover(BigDecimal missing, List<BigDecimal> sizes, int index) {
    if (missing.signum() <= 0) {
      return List.of();
    }
    BigDecimal size = sizes.get(index);
    long enough = missing.divide(size, 0, RoundingMode.CEILING).longValueExact();
    List<PackageCount> best = List.of(new PackageCount(size, enough));
    if (index + 1 == sizes.size()) {
      return best;
    }
    for (long count = enough - 1; count >= Math.max(0, enough - FEWER); count--) {
      BigDecimal rest = missing.subtract(size.multiply(BigDecimal.valueOf(count)));
      List<PackageCount> packages = new ArrayList<>();
      if (count > 0) {
        packages.add(new PackageCount(size, count));
      }
      packages.addAll(cover(rest, sizes, index + 1));
      best = isBetter(packages, best) ? packages : best;
    }
    return best;
  }

  private static boolean isBetter(List<PackageCount> packages, List<PackageCount> best) {
    int smaller = sum(packages).compareTo(sum(best));
    return smaller < 0 || (smaller == 0 && number(packages) < number(best));
  }

  private static long number(List<PackageCount> packages) {
    return packages.stream().mapToLong(PackageCount::count).sum();
  }
}
