package org.listenq.output.page;

import org.listenq.output.report.Section;
import org.listenq.output.report.Table;
import org.listenq.output.text.JsonWriter;

/** A section of the report of a study, as the page reads it. */
final class StudyJson {

    private StudyJson() {}

    static void write(JsonWriter json, Section section) {
        json.beginObject().name("heading").value(section.heading());
        section.table().ifPresent(table -> table(json, table));
        json.name("lines").beginArray();
        section.lines().forEach(json::value);
        json.end().end();
    }

    private static void table(JsonWriter json, Table table) {
        json.name("columns").beginArray();
        for (Table.Column column : table.columns()) {
            json.beginObject().name("name").value(column.heading());
            json.name("number").value(column.numeric() ? 1 : 0).end();
        }
        json.end().name("rows").beginArray();
        table.rows().forEach(row -> {
            json.beginArray();
            row.forEach(json::value);
            json.end();
        });
        json.end();
    }
}
