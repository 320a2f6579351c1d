package dev.saldo.channels;

import dev.saldo.spi.ProviderContext;
import dev.saldo.spi.Secret;
import dev.saldo.spi.channel.AlertChannel;
import dev.saldo.spi.channel.AlertDeliveryException;
import dev.saldo.spi.channel.AlertNotice;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A channel that sends each notice as a mail, over a connection of its own. */
final class EmailChannel implements AlertChannel {

  private static final int NOTICES_KEPT = 100;

  private final MailServer server;
  private final Optional<Secret> password;
  private final MailEnvelope envelope;
  private final ProviderContext context;

  /** The recipients that have a notice, so that another attempt does not send them a copy. */
  private final Map<String, Set<Address>> told =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Set<Address>> eldest) {
          return size() > NOTICES_KEPT;
        }
      };

  EmailChannel(
      MailServer server,
      Optional<Secret> password,
      MailEnvelope envelope,
      ProviderContext context) {
    this.server = server;
    this.password = password;
    this.envelope = envelope;
    this.context = context;
  }

  @Override
  public boolean takesSummaries() {
    return true;
  }

  /**
   * The library limits each wait for the server, but not their sum. On a virtual thread an
   * interrupt closes the socket.
   */
  @Override
  public void deliver(AlertNotice notice) {
    @Nullable String secret = password.map(Secret::reveal).orElse(null);
    FutureTask<Optional<MessagingException>> sending = new FutureTask<>(() -> send(notice, secret));
    Thread.ofVirtual().name("saldo-mail").start(sending);
    long millis = Math.max(1, context.timeout().toMillis());
    Optional<MessagingException> failure;
    try {
      failure = sending.get(millis, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw AlertDeliveryException.transientFailure(
          "%s did not take the mail within %d ms".formatted(server.origin(), millis));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw AlertDeliveryException.transientFailure(
          "interrupted while sending a mail to " + server.origin());
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw AlertDeliveryException.transientFailure(
          "the mail to %s could not be made (%s)"
              .formatted(server.origin(), cause.getClass().getSimpleName()));
    } finally {
      sending.cancel(true);
    }
    if (failure.isPresent()) {
      throw MailFailure.describe(failure.get(), server);
    }
  }

  /** A server on this machine is asked without TLS first, and with it if it demands that. */
  private Optional<MessagingException> send(AlertNotice notice, @Nullable String secret) {
    Thread.currentThread().setContextClassLoader(EmailChannel.class.getClassLoader());
    Optional<MessagingException> failure = send(notice, secret, server.requiresTls());
    return failure.filter(MailFailure::demandsTls).isPresent() && !server.requiresTls()
        ? send(notice, secret, true)
        : failure;
  }

  private Optional<MessagingException> send(
      AlertNotice notice, @Nullable String secret, boolean startTls) {
    List<InternetAddress> waiting = waiting(notice);
    Session session =
        Session.getInstance(
            server.properties(
                Math.max(1, context.timeout().toMillis()), context.sslContext(), startTls));
    try (Transport transport = session.getTransport(server.protocol())) {
      AlertMail mail =
          AlertMail.of(
              notice,
              envelope.discreet(),
              envelope.from(),
              envelope.to().toArray(InternetAddress[]::new),
              session);
      transport.connect(server.host(), server.port(), server.user().orElse(null), secret);
      transport.sendMessage(mail, waiting.toArray(InternetAddress[]::new));
      return Optional.empty();
    } catch (SendFailedException e) {
      remember(notice, e.getValidSentAddresses());
      return Optional.of(e);
    } catch (MessagingException e) {
      return Optional.of(e);
    }
  }

  private synchronized List<InternetAddress> waiting(AlertNotice notice) {
    Set<Address> have = told.getOrDefault(notice.id(), Set.of());
    return envelope.to().stream().filter(address -> !have.contains(address)).toList();
  }

  private synchronized void remember(AlertNotice notice, Address @Nullable [] sent) {
    if (sent != null && sent.length > 0) {
      told.computeIfAbsent(notice.id(), id -> new HashSet<>()).addAll(List.of(sent));
    }
  }

  /** Names nothing: its settings contain a password. */
  @Override
  public String toString() {
    return "EmailChannel";
  }
}
