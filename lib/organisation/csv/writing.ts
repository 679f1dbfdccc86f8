import { stringify } from "csv-stringify/sync";
import { guardCell } from "#lib/organisation/csv/formula.ts";
import {
  type Cells,
  type ColumnRule,
  type CsvWords,
  columnEntries,
  type List,
} from "#lib/organisation/csv/lists.ts";

function shown(rule: ColumnRule, cell: string, words: CsvWords): string {
  const isWord = rule.type === "yesNo" || Array.isArray(rule.type);
  return isWord ? (words.values[cell]?.[0] ?? cell) : cell;
}

/**
 * A list as a file that Excel with Swedish settings opens by a double click: UTF-8 with byte order mark, semicolons,
 * CRLF; no cell can run as a formula. What is written here reads back as the same rows.
 */
export function writeCsv(list: List, rows: Cells[], words: CsvWords): string {
  const columns = columnEntries(list);
  const heading = columns.map(([column]) => words.columns[column][0] ?? column);
  const body = rows.map((row) =>
    columns.map(([column, rule]) => guardCell(shown(rule, row[column] ?? "", words))),
  );
  return stringify([heading, ...body], { bom: true, delimiter: ";", record_delimiter: "windows" });
}
