package org.listenq.output.text;

import java.util.Arrays;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.TraceRow;

/** The templates of a trace, by what decides them; most traces need a few dozen. */
public final class RowTemplates {

    private static final int MOST_OF_A_KIND = 256;

    private final BiConsumer<TraceRow, RowTemplate.Builder> layout;
    private final @Nullable RowTemplate[][] byKind = new @Nullable RowTemplate[EventKind.values().length][4];

    /** Makes templates of what {@code layout} lays out. */
    public RowTemplates(BiConsumer<TraceRow, RowTemplate.Builder> layout) {
        this.layout = layout;
    }

    /** Returns the template that fits {@code row}. */
    public RowTemplate of(TraceRow row) {
        @Nullable RowTemplate[] templates = byKind[row.kind().ordinal()];
        long shape = row.shape();
        for (int i = 0; i < templates.length; i++) {
            RowTemplate template = templates[i];
            if (template == null) {
                return enter(row, i);
            }
            if (template.fits(row, shape)) {
                return template;
            }
        }
        return templates.length < MOST_OF_A_KIND ? grow(row, templates) : build(row);
    }

    private RowTemplate grow(TraceRow row, @Nullable RowTemplate[] full) {
        byKind[row.kind().ordinal()] = Arrays.copyOf(full, 2 * full.length);
        return enter(row, full.length);
    }

    private RowTemplate enter(TraceRow row, int place) {
        RowTemplate template = build(row);
        byKind[row.kind().ordinal()][place] = template;
        return template;
    }

    private RowTemplate build(TraceRow row) {
        RowTemplate.Builder builder = new RowTemplate.Builder(row);
        layout.accept(row, builder);
        return builder.build();
    }
}
