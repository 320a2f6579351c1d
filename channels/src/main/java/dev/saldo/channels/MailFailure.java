package dev.saldo.channels;

import dev.saldo.spi.channel.AlertDeliveryException;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/** One line about a mail that was not accepted. Nothing that the server says is quoted. */
final class MailFailure {

  private static final int MAX_CAUSES = 50;
  private static final int PERMANENT_CODE = 500;
  private static final int TLS_DEMANDED = 530;
  private static final Pattern REPLY = Pattern.compile("(\\d{3})[ -].*", Pattern.DOTALL);

  private MailFailure() {}

  static AlertDeliveryException describe(MessagingException failure, MailServer server) {
    List<Throwable> causes = causes(failure);
    String origin = server.origin();
    for (Throwable cause : causes) {
      switch (cause) {
        case AuthenticationFailedException refused -> {
          return failed(
              origin + " refuses the user and the password; check 'smtp' and 'password'",
              reply(refused));
        }
        case SMTPSenderFailedException refused -> {
          return failed(origin + " refuses the sender; check 'from'", refused.getReturnCode());
        }
        case SSLException tls -> {
          return AlertDeliveryException.transientFailure(
              "TLS with %s failed; check its port and its certificate, or name the authority in tls.ca-file"
                  .formatted(origin));
        }
        case UnknownHostException unknown -> {
          return AlertDeliveryException.transientFailure(
              origin + " cannot be reached: its host name does not resolve");
        }
        case SocketTimeoutException slow -> {
          return AlertDeliveryException.transientFailure(origin + " did not answer in time");
        }
        default -> {}
      }
    }
    return reply(causes, origin);
  }

  /** Returns whether a server took nothing because it demands STARTTLS first (RFC 3207). */
  static boolean demandsTls(MessagingException failure) {
    return causes(failure).stream()
        .anyMatch(
            cause ->
                cause instanceof SMTPSendFailedException rejected
                    && rejected.getReturnCode() == TLS_DEMANDED);
  }

  private static AlertDeliveryException reply(List<Throwable> causes, String origin) {
    List<SMTPAddressFailedException> refused =
        causes.stream()
            .filter(SMTPAddressFailedException.class::isInstance)
            .map(SMTPAddressFailedException.class::cast)
            .toList();
    if (!refused.isEmpty()) {
      SMTPAddressFailedException first =
          refused.stream()
              .filter(one -> one.getReturnCode() >= PERMANENT_CODE)
              .findFirst()
              .orElse(refused.getFirst());
      boolean temporary = refused.stream().anyMatch(r -> r.getReturnCode() < PERMANENT_CODE);
      return failed(
          "%s refuses the recipient %s; check 'to'".formatted(origin, first.getAddress()),
          temporary ? refusedCode(refused) : first.getReturnCode());
    }
    for (Throwable cause : causes) {
      if (cause instanceof SMTPSendFailedException rejected && rejected.getReturnCode() > 0) {
        return failed(origin + " does not accept the message", rejected.getReturnCode());
      }
    }
    boolean noTls =
        causes.stream().anyMatch(c -> String.valueOf(c.getMessage()).contains("STARTTLS is req"));
    return AlertDeliveryException.transientFailure(
        noTls
            ? origin + " offers no TLS, which is required; use smtps:// or another port"
            : "cannot talk to " + origin + "; check the host and the port in 'smtp'");
  }

  /** Returns the code of an address that another attempt may reach. */
  private static int refusedCode(List<SMTPAddressFailedException> refused) {
    return refused.stream()
        .mapToInt(SMTPAddressFailedException::getReturnCode)
        .filter(code -> code < PERMANENT_CODE)
        .findFirst()
        .orElse(0);
  }

  private static AlertDeliveryException failed(String message, int code) {
    String shown = code > 0 ? message + " (SMTP " + code + ")" : message;
    return code >= PERMANENT_CODE
        ? AlertDeliveryException.permanentFailure(shown)
        : AlertDeliveryException.transientFailure(shown);
  }

  /** Returns the code at the beginning of a server's answer; 0 if there is none. */
  private static int reply(AuthenticationFailedException refused) {
    Matcher stated = REPLY.matcher(String.valueOf(refused.getMessage()).strip());
    return stated.matches() ? Integer.parseInt(stated.group(1)) : 0;
  }

  /** Returns the exceptions of both chains that a failure has, causes and next exceptions. */
  private static List<Throwable> causes(Throwable failure) {
    List<Throwable> found = new ArrayList<>();
    add(failure, found);
    return found;
  }

  private static void add(@Nullable Throwable cause, List<Throwable> found) {
    if (cause == null || found.contains(cause) || found.size() >= MAX_CAUSES) {
      return;
    }
    found.add(cause);
    add(cause.getCause(), found);
    if (cause instanceof MessagingException chained) {
      add(chained.getNextException(), found);
    }
  }
}
