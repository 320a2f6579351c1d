package dev.saldo.app.verify;

import java.net.URI;

/** Where the vendor is; the other settings of an account are made up. */
record VendorPlace(URI url) {}
