package dev.saldo.channels;

import dev.saldo.spi.Secret;
import dev.saldo.spi.Setting;
import java.net.URI;

/**
 * The settings of a signed webhook.
 *
 * @param url the URL to post to
 * @param secret the keys of the signatures, as {@code whsec_} and Base64, with white space between
 * @param allowPlainHttp whether plain http to other machines is allowed
 */
public record WebhookConfig(
    @Setting("URL to post to") URI url,
    @Setting("Key of the signature: whsec_ and 24 to 64 bytes in Base64; several while it changes")
        Secret secret,
    @Setting(value = "Allow plain http to other machines", defaultValue = "false")
        boolean allowPlainHttp) {}
