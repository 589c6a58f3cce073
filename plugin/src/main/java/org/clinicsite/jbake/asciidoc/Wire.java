package org.clinicsite.jbake.asciidoc;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as they travel between two JVMs, and lie in a file until the next build: a letter for the kind, then the value. */
final class Wire {

    private Wire() {}

    /** Writes a text, a number, true or false, null, or a list or map of these; of anything else its text. */
    static void write(DataOutputStream out, @Nullable Object value) throws IOException {
        if (value == null) {
            out.writeByte('0');
        } else if (value instanceof Boolean flag) {
            out.writeByte(flag ? 't' : 'f');
        } else if (value instanceof Integer number) {
            out.writeByte('i');
            out.writeInt(number);
        } else if (value instanceof Long number) {
            out.writeByte('l');
            out.writeLong(number);
        } else if (value instanceof Double number) {
            out.writeByte('d');
            out.writeDouble(number);
        } else if (value instanceof List<?> list) {
            out.writeByte('a');
            out.writeInt(list.size());
            for (Object item : list) {
                write(out, item);
            }
        } else if (value instanceof Map<?, ?> map) {
            out.writeByte('m');
            out.writeInt(map.size());
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                write(out, String.valueOf(entry.getKey()));
                write(out, entry.getValue());
            }
        } else {
            byte[] bytes = value.toString().getBytes(StandardCharsets.UTF_8);
            out.writeByte('s');
            out.writeInt(bytes.length);
            out.write(bytes);
        }
    }

    /** @throws IOException when no value stands there */
    static @Nullable Object read(DataInputStream in) throws IOException {
        byte kind = in.readByte();
        return switch (kind) {
            case '0' -> null;
            case 't' -> true;
            case 'f' -> false;
            case 'i' -> in.readInt();
            case 'l' -> in.readLong();
            case 'd' -> in.readDouble();
            case 's' -> {
                int length = in.readInt();
                byte[] bytes = in.readNBytes(length);
                if (bytes.length < length) {
                    throw new IOException("a text is cut off");
                }
                yield new String(bytes, StandardCharsets.UTF_8);
            }
            case 'a' -> {
                List<@Nullable Object> list = new ArrayList<>();
                for (int i = in.readInt(); i > 0; i--) {
                    list.add(read(in));
                }
                yield list;
            }
            case 'm' -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                for (int i = in.readInt(); i > 0; i--) {
                    map.put(readText(in), read(in));
                }
                yield map;
            }
            default -> throw new IOException("no value begins with " + kind);
        };
    }

    static String readText(DataInputStream in) throws IOException {
        return typed(read(in), String.class);
    }

    static @Nullable String readTextOrNull(DataInputStream in) throws IOException {
        Object value = read(in);
        return value == null ? null : typed(value, String.class);
    }

    static List<String> readTexts(DataInputStream in) throws IOException {
        return texts(read(in));
    }

    /** The texts of a list that was read. */
    static List<String> texts(@Nullable Object value) throws IOException {
        List<String> texts = new ArrayList<>();
        for (Object item : typed(value, List.class)) {
            texts.add(typed(item, String.class));
        }
        return texts;
    }

    @SuppressWarnings("unchecked")
    static Map<String, @Nullable Object> readMap(DataInputStream in) throws IOException {
        return (Map<String, @Nullable Object>) typed(read(in), Map.class);
    }

    private static <T> T typed(@Nullable Object value, Class<T> type) throws IOException {
        if (!type.isInstance(value)) {
            throw new IOException("a " + type.getSimpleName() + " is missing");
        }
        return type.cast(value);
    }
}
