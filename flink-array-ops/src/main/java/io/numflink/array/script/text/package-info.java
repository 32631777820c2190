/** Numbers and strings as text, exactly as Python writes them: repr, format specs, quoting. */
package io.numflink.array.script.text;
