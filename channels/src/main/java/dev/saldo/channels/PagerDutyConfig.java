package dev.saldo.channels;

import dev.saldo.spi.Secret;
import dev.saldo.spi.Setting;
import java.net.URI;

/**
 * The settings of a service of PagerDuty.
 *
 * @param routingKey the integration key of the service
 * @param url the server of the Events API
 * @param allowPlainHttp whether plain http to other machines is allowed
 */
public record PagerDutyConfig(
    @Setting("Integration key of the service, of an integration 'Events API v2'") Secret routingKey,
    @Setting(
            value = "Server; https://events.eu.pagerduty.com for the EU",
            defaultValue = "https://events.pagerduty.com")
        URI url,
    @Setting(value = "Allow plain http to other machines", defaultValue = "false")
        boolean allowPlainHttp) {}
