package dev.saldo.channels;

import dev.saldo.spi.Secret;
import dev.saldo.spi.Setting;
import java.util.Optional;

/**
 * The settings of an Apprise API server.
 *
 * @param url the URL with the key of a configuration
 * @param tag the services to notify
 * @param allowPlainHttp whether plain http to other machines is allowed
 */
public record AppriseConfig(
    @Setting("URL with the key of its configuration, such as https://apprise.example/notify/KEY")
        Secret url,
    @Setting("Tag of the services to notify") Optional<String> tag,
    @Setting(value = "Allow plain http to other machines", defaultValue = "false")
        boolean allowPlainHttp) {}
