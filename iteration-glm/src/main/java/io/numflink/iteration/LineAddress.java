package io.numflink.iteration;

import java.io.Serializable;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * Where a TaskManager waits for the coordinator to open a {@link NodeLine line}.
 *
 * @param host as other processes of the cluster reach it
 * @param secret what who opens the line must show
 */
record LineAddress(String host, int port, byte[] secret) implements Serializable {
  static final int SECRET_BYTES = 16;

  static LineAddress withNewSecret(String host, int port) {
    byte[] secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    return new LineAddress(host, port, secret);
  }

  InetSocketAddress resolved() {
    return new InetSocketAddress(host, port);
  }

  boolean isSecret(byte[] shown) {
    return MessageDigest.isEqual(secret, shown);
  }

  /** Every attempt has a secret of its own. */
  @Override
  public boolean equals(Object other) {
    return other instanceof LineAddress that
        && host.equals(that.host)
        && port == that.port
        && isSecret(that.secret);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(secret);
  }

  /** Without the secret, which logs must not show. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
