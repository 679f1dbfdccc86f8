import writeWorkbookFile, { type CellObject, type Feature, type Sheet } from "write-excel-file/node";

export const xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

type Style = Omit<CellObject, "value" | "type">;
export type WorkbookSheet = {
  name: string;
  widths: number[];
  rows: CellObject[][];
  stickyRows?: number;
  /** How many pages it is spread over sideways on paper; 1 unless it is said. */
  pagesWide?: number;
};

/** Signs that XML does not know: a workbook with one of them does not open. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** A cell that is text and nothing else: never a formula, a number or a day, whatever stands in it. */
export function textCell(text: string, style: Style = {}): CellObject {
  const value = text.toWellFormed().replace(unprintable, "").slice(0, 32_000);
  return { value, type: String, format: "@", wrap: true, alignVertical: "top", ...style };
}

export function headingCell(text: string): CellObject {
  return textCell(text, {
    fontWeight: "bold",
    backgroundColor: "#DCE6F2",
    bottomBorderStyle: "thin",
    alignVertical: "center",
  });
}

/** Room for the longest text of a row: not every program makes it by itself. */
function withHeight(row: CellObject[], widths: number[]): CellObject[] {
  const lines = row.map((cell, index) => {
    const width = Math.max(5, widths[index] ?? 10) * (cell.columnSpan ?? 1);
    const parts = String(cell.value ?? "").split("\n");
    return parts.reduce((sum, part) => sum + Math.max(1, Math.ceil(part.length / width)), 0);
  });
  const height = Math.min(400, Math.max(1, ...lines) * 13 + 4);
  return row.map((cell, index) => (index === 0 ? { ...cell, height } : cell));
}

/**
 * On paper: as many pages wide as each sheet says and as many long as it takes, with the sticky rows at the head of
 * each and the first column at the side of what is spread over several.
 */
const onPaper = (pagesWide: number[]): Feature<Blob> => ({
  files: {
    transform: {
      "xl/worksheets/sheet{id}.xml": {
        transformElementAttributes: (tag, attributes, _index, _sheet, { sheetIndex }) =>
          tag === "pageSetup"
            ? {
                ...attributes,
                fitToWidth: pagesWide[sheetIndex] ?? 1,
                fitToHeight: 0,
                pageOrder: "overThenDown",
              }
            : attributes,
        transform: (xml) =>
          xml.replace(
            /<worksheet\b[^>]*>/,
            (root) => `${root}<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`,
          ),
      },
      "xl/workbook.xml": {
        transform: (xml, sheets) => {
          const titles = sheets.flatMap(({ sheet, stickyRowsCount }, index) => {
            const name = (sheet ?? "").replaceAll("'", "''").replaceAll("&", "&amp;").replaceAll("<", "&lt;");
            const rows = `'${name}'!$1:$${stickyRowsCount}`;
            const both = (pagesWide[index] ?? 1) > 1 ? `'${name}'!$A:$A,${rows}` : rows;
            const title = `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${both}</definedName>`;
            return stickyRowsCount ? [title] : [];
          });
          const names = titles.length > 0 ? `<definedNames>${titles.join("")}</definedNames>` : "";
          return xml.replace("<definedNames/>", () => names);
        },
      },
    },
  },
});

/** The bytes of a workbook (.xlsx) with these sheets. */
export async function workbookOf(sheets: WorkbookSheet[]): Promise<Uint8Array> {
  const written = sheets.map(
    ({ name, widths, rows, stickyRows }): Sheet<Blob> => ({
      sheet: name.replace(/[\\/?*[\]:]/g, " ").slice(0, 31),
      data: rows.map((row) => withHeight(row, widths)),
      columns: widths.map((width) => ({ width })),
      orientation: "landscape",
      ...(stickyRows ? { stickyRowsCount: stickyRows } : {}),
    }),
  );
  return writeWorkbookFile(written as never, {
    ...{ fontFamily: "Arial", fontSize: 10 },
    features: [onPaper(sheets.map(({ pagesWide }) => pagesWide ?? 1))] as never,
  }).toBuffer();
}
