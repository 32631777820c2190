/**
 * NumPy 1.24's text form of arrays and scalars: what {@code print}, {@code str} and {@code repr}
 * show. Uses blocks and expressions; knows nothing of the script language.
 */
package io.numflink.array.text;
