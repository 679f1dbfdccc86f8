import {
  AlignmentType,
  ExternalHyperlink,
  HeadingLevel,
  LevelFormat,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import type { Block, Run } from "#lib/documents/richTextBlock.ts";

// XML 1.0 2.2 knows no control characters but these: Word refuses a file that holds others.
function wordText(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "");
}

/** A text of one line or more as runs of Word. */
export function wordRuns(
  text: string,
  look: { bold?: boolean; italics?: boolean; style?: string } = {},
): TextRun[] {
  return wordText(text)
    .split("\n")
    .map((line, position) => new TextRun({ text: line, ...look, break: position > 0 ? 1 : 0 }));
}

function richRuns(runs: readonly Run[]): ParagraphChild[] {
  return runs.flatMap(({ text, bold, italic, href }): ParagraphChild[] => {
    const look = { bold, italics: italic };
    if (!href) return wordRuns(text, look);
    return [new ExternalHyperlink({ link: href, children: wordRuns(text, { ...look, style: "Hyperlink" }) })];
  });
}

const headings = { 3: HeadingLevel.HEADING_3, 4: HeadingLevel.HEADING_4 } as const;

/** The numbering that `wordBlocks` refers to: each list of its own begins at one. */
export const wordNumbering = {
  config: [
    {
      reference: "numbered",
      levels: [0, 1, 2, 3].map((level) => ({
        level,
        format: LevelFormat.DECIMAL,
        text: `%${level + 1}.`,
        alignment: AlignmentType.START,
        style: { paragraph: { indent: { left: 500 + 360 * level, hanging: 360 } } },
      })),
    },
  ],
};

/** Rich text as paragraphs of Word. `firstList` counts lists over a whole file, so that each begins at one. */
export function wordBlocks(blocks: readonly Block[], lists: { count: number }): Paragraph[] {
  let before: Block | null = null;
  return blocks.map((block) => {
    const children = richRuns(block.runs);
    const spacing = { after: 100 };
    const begins = block.kind === "numbered" && block.level === 1 && block.number === 1;
    if (begins || (block.kind === "numbered" && before === null)) lists.count += 1;
    before = block;
    if (block.kind === "heading")
      return new Paragraph({
        heading: headings[block.level as 3 | 4] ?? HeadingLevel.HEADING_3,
        children,
        spacing,
      });
    if (block.kind === "bullet") return new Paragraph({ children, bullet: { level: block.level - 1 } });
    if (block.kind === "numbered")
      return new Paragraph({
        children,
        numbering: { reference: "numbered", level: block.level - 1, instance: lists.count },
      });
    return new Paragraph({ children, spacing });
  });
}

/** A table of texts. `shares` divide `width`, in twentieths of a point. */
export function wordTable(
  columns: readonly { label: string; share: number }[],
  rows: readonly (readonly string[])[],
  width: number,
): Table {
  const total = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => Math.floor((width * share) / total));
  const cell = (text: string, column: number, head: boolean) =>
    new TableCell({
      children: [new Paragraph({ children: wordRuns(text, { bold: head, style: "Cell" }) })],
      width: { size: widths[column] ?? 1000, type: WidthType.DXA },
      margins: { top: 50, bottom: 50, left: 80, right: 80 },
      ...(head && { shading: { type: ShadingType.CLEAR, fill: "EBEBEB" } }),
    });
  return new Table({
    columnWidths: widths,
    width: { size: widths.reduce((sum, each) => sum + each, 0), type: WidthType.DXA },
    rows: [
      new TableRow({
        tableHeader: true,
        children: columns.map(({ label }, column) => cell(label, column, true)),
      }),
      ...rows.map(
        (cells) => new TableRow({ children: cells.map((text, column) => cell(text, column, false)) }),
      ),
    ],
  });
}
