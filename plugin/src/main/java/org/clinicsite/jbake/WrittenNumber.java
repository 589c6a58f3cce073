package org.clinicsite.jbake;

/**
 * A number that remembers how it was written: {@code 1.10} counts as 1.1 and prints as 1.10.
 *
 * @see Templates
 */
final class WrittenNumber extends Number {

    private static final long serialVersionUID = 1;

    private final String text;
    private final double value;

    /** @param text a decimal number as Java reads it */
    WrittenNumber(String text) {
        this.text = text;
        this.value = Double.parseDouble(text);
    }

    @Override
    public int intValue() {
        return (int) value;
    }

    @Override
    public long longValue() {
        return (long) value;
    }

    @Override
    public float floatValue() {
        return (float) value;
    }

    @Override
    public double doubleValue() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WrittenNumber number && text.equals(number.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** As written. */
    @Override
    public String toString() {
        return text;
    }
}
