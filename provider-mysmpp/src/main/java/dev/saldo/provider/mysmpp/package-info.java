/** MySMPP (WebCom A2P), under its own name and those of the gateways that run it. */
@NullMarked
package dev.saldo.provider.mysmpp;

import org.jspecify.annotations.NullMarked;
