package dev.saldo.runway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.zip.CRC32;

/**
 * The network that turns {@link PaceCorrectionFeatures} into a correction. Its weights are a
 * resource of this package, verified by its checksum and read when first needed. Every sum is made
 * in a fixed order. Immutable and thread-safe.
 */
final class PaceCorrectionNetwork {

  /**
   * The correction of a runway, in logarithms of hours of mean use.
   *
   * @param middle the shift of the median
   * @param early the factor of the range before the median
   * @param late the factor of the range after it
   */
  record PaceCorrectionAnswer(double middle, double early, double late) {}

  private static final String RESOURCE = "correction.bin";
  private static final long CHECKSUM = 0x059F_2830L;
  private static final String MAGIC = "SRW1";
  private static final double FURTHEST = 5;
  private static final double LARGEST_FACTOR = 3;

  /** The weights of a layer, by input and then by output. */
  private static final class WeightedNetworkLayer {
    private final double[] weights;
    private final double[] bias;

    WeightedNetworkLayer(double[] weights, double[] bias) {
      this.weights = weights;
      this.bias = bias;
    }
  }

  /** The network, loaded with the first use of this class. */
  private static final class LoadedNetworkHolder {
    static final PaceCorrectionNetwork NETWORK = load();
  }

  private final double[] mean;
  private final double[] deviation;
  private final WeightedNetworkLayer[][] members;

  private PaceCorrectionNetwork(ByteBuffer in) {
    int inputs = in.getInt();
    this.members = new WeightedNetworkLayer[in.getInt()][in.getInt()];
    int[] widths = new int[members[0].length + 1];
    widths[0] = inputs;
    for (int i = 1; i < widths.length; i++) {
      widths[i] = in.getInt();
    }
    this.mean = floats(in, inputs);
    this.deviation = floats(in, inputs);
    for (WeightedNetworkLayer[] member : members) {
      for (int i = 0; i < member.length; i++) {
        double scale = in.getFloat();
        double[] weights = new double[widths[i] * widths[i + 1]];
        for (int j = 0; j < weights.length; j++) {
          weights[j] = in.getShort() * scale;
        }
        member[i] = new WeightedNetworkLayer(weights, floats(in, widths[i + 1]));
      }
    }
  }

  static PaceCorrectionNetwork get() {
    return LoadedNetworkHolder.NETWORK;
  }

  private static double[] floats(ByteBuffer in, int count) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = in.getFloat();
    }
    return values;
  }

  private static PaceCorrectionNetwork load() {
    byte[] bytes;
    try (InputStream in = PaceCorrectionNetwork.class.getResourceAsStream(RESOURCE)) {
      bytes = Objects.requireNonNull(in, RESOURCE).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    byte[] magic = new byte[MAGIC.length()];
    buffer.get(magic);
    CRC32 checksum = new CRC32(); // a fraction of the time of a cryptographic one, at every start
    checksum.update(bytes);
    if (checksum.getValue() != CHECKSUM
        || !new String(magic, StandardCharsets.US_ASCII).equals(MAGIC)) {
      throw new IllegalStateException("the weights of the runway are damaged: " + RESOURCE);
    }
    return new PaceCorrectionNetwork(buffer);
  }

  /** Returns the mean answer of the members; the factors are the means of each member's. */
  PaceCorrectionAnswer answer(double[] features) {
    double[] input = new double[features.length];
    for (int i = 0; i < input.length; i++) {
      double scaled = (features[i] - mean[i]) / deviation[i];
      input[i] = Math.min(Math.max(scaled, -FURTHEST), FURTHEST);
    }
    double middle = 0;
    double early = 0;
    double late = 0;
    for (WeightedNetworkLayer[] member : members) {
      double[] output = output(member, input);
      middle += output[0];
      early += factor(output[1]);
      late += factor(output[2]);
    }
    int count = members.length;
    return new PaceCorrectionAnswer(middle / count, early / count, late / count);
  }

  private static double factor(double logarithm) {
    return StrictMath.exp(Math.min(Math.max(logarithm, -LARGEST_FACTOR), LARGEST_FACTOR));
  }

  private static double[] output(WeightedNetworkLayer[] member, double[] input) {
    double[] values = input;
    for (int i = 0; i < member.length; i++) {
      values = next(member[i], values);
      if (i < member.length - 1) {
        for (int j = 0; j < values.length; j++) {
          values[j] = Math.max(values[j], 0);
        }
      }
    }
    return values;
  }

  private static double[] next(WeightedNetworkLayer layer, double[] input) {
    double[] sums = layer.bias.clone();
    double[] weights = layer.weights;
    for (int i = 0; i < input.length; i++) {
      double value = input[i];
      if (value != 0) {
        int row = i * sums.length;
        for (int j = 0; j < sums.length; j++) {
          sums[j] += value * weights[row + j];
        }
      }
    }
    return sums;
  }
}
