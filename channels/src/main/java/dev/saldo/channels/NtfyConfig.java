package dev.saldo.channels;

import dev.saldo.spi.Secret;
import dev.saldo.spi.Setting;
import java.net.URI;
import java.util.Optional;

/**
 * The settings of a topic of ntfy.
 *
 * @param topic the topic
 * @param url the server
 * @param token the access token
 * @param allowPlainHttp whether plain http to other machines is allowed
 */
public record NtfyConfig(
    @Setting("Topic; on a public server everybody who knows it can read it") String topic,
    @Setting(value = "Server", defaultValue = "https://ntfy.sh") URI url,
    @Setting("Access token, such as tk_...") Optional<Secret> token,
    @Setting(value = "Allow plain http to other machines", defaultValue = "false")
        boolean allowPlainHttp) {}
