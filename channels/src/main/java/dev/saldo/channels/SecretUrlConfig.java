package dev.saldo.channels;

import dev.saldo.spi.Secret;
import dev.saldo.spi.Setting;

/**
 * The settings of a channel whose URL is itself the secret, such as an incoming webhook of a chat.
 *
 * @param url the URL that the service gave out
 * @param allowPlainHttp whether plain http to other machines is allowed
 */
public record SecretUrlConfig(
    @Setting("URL of the incoming webhook; it is a secret, so refer to it with ${file:PATH}")
        Secret url,
    @Setting(value = "Allow plain http to other machines", defaultValue = "false")
        boolean allowPlainHttp) {}
