package dev.saldo.testkit.sample;

import dev.saldo.spi.Secret;
import dev.saldo.spi.Setting;
import java.net.URI;

/** The settings of an account whose vendor issues a token for a password. */
public record SampleConfig(
    @Setting("Base URL of the API") URI baseUrl, @Setting("Password") Secret password) {}
