package dev.saldo.testkit.sample;

import dev.saldo.spi.Secret;
import dev.saldo.spi.Setting;
import java.net.URI;

/** Settings of an account at a vendor who gives a token for a password. */
public record SampleConfig(
    @Setting("Where the API is") URI baseUrl, @Setting("The password") Secret password) {}
