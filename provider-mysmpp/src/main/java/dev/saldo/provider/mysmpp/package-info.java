/** MySMPP (WebCom A2P) and the other gateways that run its software. */
@NullMarked
package dev.saldo.provider.mysmpp;

import org.jspecify.annotations.NullMarked;
