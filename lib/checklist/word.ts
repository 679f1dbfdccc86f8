import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  type ISectionOptions,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import type { ChecklistDocument, DocumentRow } from "#lib/checklist/document.ts";
import type { Locale } from "#lib/i18n/locale.ts";

/** Widths of columns in twentieths of a point: together 17 cm. */
const formWidths = [2540, 3300, 1400, 2400];
const customerWidths = [3840, 1600, 1200, 3000];

// XML 1.0 2.2 knows no control characters but these: Word refuses a file that holds others.
function wordText(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "");
}

function runs(text: string, bold = false): TextRun[] {
  return wordText(text)
    .split(/\r\n|\r|\n/)
    .map((line, position) => new TextRun({ text: line, bold, break: position > 0 ? 1 : 0 }));
}

function paragraph(text: string, bold = false): Paragraph {
  return new Paragraph({ children: runs(text, bold), spacing: { after: 80 } });
}

function cell(children: Paragraph[], width: number, head = false): TableCell {
  return new TableCell({
    children: children.length > 0 ? children : [new Paragraph("")],
    width: { size: width, type: WidthType.DXA },
    margins: { top: 60, bottom: 60, left: 90, right: 90 },
    ...(head && { shading: { type: ShadingType.CLEAR, fill: "EBEBEB" } }),
  });
}

function table(widths: number[], names: string[], rows: Paragraph[][][]): Table {
  const row = (cells: Paragraph[][], head: boolean) =>
    new TableRow({
      tableHeader: head,
      children: cells.map((children, column) => cell(children, widths[column] ?? 1000, head)),
    });
  return new Table({
    columnWidths: widths,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    rows: [
      row(
        names.map((name) => [paragraph(name, true)]),
        true,
      ),
      ...rows.map((cells) => row(cells, false)),
    ],
  });
}

function formRow(row: DocumentRow): Paragraph[][] {
  return [
    [paragraph(row.title, true)],
    row.said.map((line) => paragraph(line)),
    row.boxes.map((box) => paragraph(`${box.checked ? "☒" : "☐"} ${box.label}`)),
    [paragraph(row.responsible)],
  ];
}

function heading(text: string, level: (typeof HeadingLevel)[keyof typeof HeadingLevel]): Paragraph {
  return new Paragraph({ heading: level, children: runs(text), spacing: { before: 240, after: 120 } });
}

function labelled({ label, value }: { label: string; value: string }): Paragraph {
  return new Paragraph({ children: [...runs(`${label}: `, true), ...runs(value)], spacing: { after: 60 } });
}

function content(document: ChecklistDocument): ISectionOptions["children"] {
  const { columns, customerColumns } = document;
  const formNames = [columns.row, columns.said, columns.boxes, columns.responsible];
  const customerNames = [
    customerColumns.name,
    customerColumns.number,
    customerColumns.quantity,
    customerColumns.note,
  ];
  return [
    heading(document.heading, HeadingLevel.HEADING_1),
    paragraph(document.usedBy),
    heading(document.noticeHeading, HeadingLevel.HEADING_2),
    ...document.notice.map(labelled),
    paragraph(""),
    table(formWidths, formNames, document.rows.map(formRow)),
    heading(document.customersHeading, HeadingLevel.HEADING_2),
    ...(document.customers.length === 0 ? [paragraph(document.noCustomers)] : []),
    ...document.customers.flatMap((group) => [
      heading(group.title, HeadingLevel.HEADING_3),
      table(
        customerWidths,
        customerNames,
        group.rows.map((row) =>
          [row.name, row.number, row.quantity, row.note].map((text) => [paragraph(text)]),
        ),
      ),
    ]),
    ...(document.external.length > 0 ? [heading(document.externalHeading, HeadingLevel.HEADING_3)] : []),
    ...document.external.map((name) => new Paragraph({ children: runs(name), bullet: { level: 0 } })),
    heading(document.assessmentHeading, HeadingLevel.HEADING_2),
    ...document.assessment.map((line) => paragraph(line)),
  ];
}

/** Bilaga 1 as a Word file, to be filled in further by hand. */
export async function checklistWord(
  document: ChecklistDocument,
  options: { number: string; locale: Locale },
): Promise<Uint8Array> {
  const title = `${document.heading} – ${options.number}`;
  const language = options.locale === "en" ? "en-GB" : "sv-SE";
  const footer = new Paragraph({
    alignment: AlignmentType.RIGHT,
    children: [
      new TextRun({ text: `${title}   `, size: 17 }),
      new TextRun({
        children: [PageNumber.CURRENT, " (", PageNumber.TOTAL_PAGES, ")"],
        size: 17,
      }),
    ],
  });
  const file = new Document({
    title,
    creator: "Vigilans",
    styles: { default: { document: { run: { font: "Arial", size: 20, language: { value: language } } } } },
    sections: [
      {
        properties: { page: { margin: { top: 1134, bottom: 1134, left: 1134, right: 1134 } } },
        footers: { default: new Footer({ children: [footer] }) },
        children: content(document),
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(file));
}
