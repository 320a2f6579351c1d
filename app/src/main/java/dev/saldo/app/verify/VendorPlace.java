package dev.saldo.app.verify;

import java.net.URI;

/** The address of the simulated vendor; the other settings of an account are made up. */
record VendorPlace(URI url) {}
