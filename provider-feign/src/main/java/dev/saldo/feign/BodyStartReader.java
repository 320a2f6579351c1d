package dev.saldo.feign;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Reads the first 16 KiB of a body and closes the connection if more arrives. A body that ends too
 * early is no failure: the status already says what happened to the request.
 */
final class BodyStartReader implements BodySubscriber<byte[]> {

  private static final int MAX_BYTES = 1 << 14;

  private final CompletableFuture<byte[]> body = new CompletableFuture<>();
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private @Nullable Subscription subscription;

  @Override
  public CompletionStage<byte[]> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Subscription source) {
    subscription = source;
    source.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      byte[] bytes = new byte[Math.min(buffer.remaining(), MAX_BYTES - received.size())];
      buffer.get(bytes);
      received.writeBytes(bytes);
    }
    if (received.size() >= MAX_BYTES && subscription != null) {
      subscription.cancel();
      onComplete();
    }
  }

  @Override
  public void onError(Throwable fault) {
    onComplete();
  }

  @Override
  public void onComplete() {
    body.complete(received.toByteArray());
  }
}
