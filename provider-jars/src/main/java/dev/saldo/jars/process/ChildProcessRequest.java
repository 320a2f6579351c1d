package dev.saldo.jars.process;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The request to a child process, one line of JSON.
 *
 * @param place the path of the drop-in
 * @param checksum the checksum it must have
 * @param provider the name of the provider
 * @param account the name of the account
 * @param settings the account's settings: texts, lists and maps, with a reference instead of each
 *     value
 * @param values the values by reference name
 * @param timeoutMillis the timeout of the reading
 * @param network the proxies and certificates for the vendor; null for that of Java
 */
record ChildProcessRequest(
    String place,
    String checksum,
    String provider,
    String account,
    Map<String, Object> settings,
    Map<String, String> values,
    long timeoutMillis,
    @Nullable ChildProcessNetwork network) {}
