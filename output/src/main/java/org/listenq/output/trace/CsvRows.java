package org.listenq.output.trace;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.listenq.core.trace.TraceColumn;
import org.listenq.core.trace.TraceColumns;
import org.listenq.output.text.CsvCells;

/** Reads RFC 4180 lines whose first gives the names of the columns, in any order. */
final class CsvRows implements RowSource {

    private final BufferedReader in;
    private final List<String> cells = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private final ImmutableList<String> header;
    private long line;
    private long next = 1;
    private int length;

    CsvRows(BufferedReader in) throws IOException {
        this.in = in;
        if (!record()) {
            throw new TraceProblem(1, "", "a header", "an empty file");
        }
        header = ImmutableList.copyOf(cells);
        if (ImmutableSet.copyOf(header).size() < header.size()) {
            throw new TraceProblem(1, "", "each column once", String.join(",", header));
        }
    }

    @Override
    public boolean next(Cells to) throws IOException {
        if (!record()) {
            return false;
        }
        if (cells.size() != header.size()) {
            throw new TraceProblem(line, "", header.size() + " cells", Integer.toString(cells.size()));
        }
        for (int i = 0; i < cells.size(); i++) {
            String name = header.get(i);
            to.cell(line, name, isName(name) ? CsvCells.undefused(cells.get(i)) : cells.get(i));
        }
        return true;
    }

    @Override
    public long line() {
        return line;
    }

    private static boolean isName(String column) {
        Integer index = SavedRow.INDEX.get(column);
        return index != null && TraceColumns.ALL.get(index).type() == TraceColumn.Type.NAME;
    }

    private boolean record() throws IOException {
        cells.clear();
        length = 0;
        line = next;
        int c = read();
        if (c < 0) {
            return false;
        }
        while (true) {
            c = c == '"' ? quotedCell() : plainCell(c);
            cells.add(cell.toString());
            cell.setLength(0);
            if (c != ',') {
                endOfLine(c);
                return true;
            }
            c = read();
        }
    }

    private int read() throws IOException {
        if (++length > ShortLines.LONGEST) {
            throw ShortLines.problem(line);
        }
        return in.read();
    }

    private void endOfLine(int last) throws IOException {
        int c = last == '\r' ? read() : last;
        if (c >= 0 && c != '\n') {
            throw new TraceProblem(line, "", "a comma or the end of the line after a cell", "'" + (char) c + "'");
        }
        next++;
    }

    private int plainCell(int firstCharacter) throws IOException {
        int c = firstCharacter;
        while (c >= 0 && c != ',' && c != '\n' && c != '\r') {
            cell.append((char) c);
            c = read();
        }
        return c;
    }

    private int quotedCell() throws IOException {
        while (true) {
            int c = read();
            if (c < 0) {
                throw new TraceProblem(line, "", "a closing quote", "the end of the file");
            }
            if (c == '"') {
                c = read();
                if (c != '"') {
                    return c;
                }
            }
            next += c == '\n' ? 1 : 0;
            cell.append((char) c);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
