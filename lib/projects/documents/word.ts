import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  type ISectionOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
} from "docx";
import { wordBlocks, wordNumbering, wordRuns, wordTable } from "#lib/documents/wordParts.ts";
import type { Locale } from "#lib/i18n/locale.ts";
import type { PrintedDocument, PrintedSection } from "#lib/projects/documents/printed.ts";

/** Paragraphs of this style are the tool's own words, and are left out when the file is read back. */
export const helpStyle = "VigilansHelp";

const margin = { top: 1134, bottom: 1134, left: 1134, right: 1134 };
const widePage = 16838 - 2 * margin.left;

const help = (text: string) => new Paragraph({ style: helpStyle, children: wordRuns(text) });

function section(each: PrintedSection, write: string, lists: { count: number }): Paragraph[] {
  const empty = each.blocks.length === 0 && each.notApplicable === "";
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_2,
      keepNext: true,
      children: wordRuns(`${each.number} ${each.title}`),
      spacing: { before: 280, after: 80 },
    }),
    help(each.help),
    ...wordBlocks(each.blocks, lists),
    ...(each.notApplicable ? [new Paragraph({ children: wordRuns(each.notApplicable) })] : []),
    ...(empty ? [help(write), new Paragraph("")] : []),
  ];
}

/** Vigilans, page of pages. */
function footer(title: string): Footer {
  const size = 17;
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        children: [
          new TextRun({ text: `${title}   `, size }),
          new TextRun({ children: [PageNumber.CURRENT, " (", PageNumber.TOTAL_PAGES, ")"], size }),
        ],
      }),
    ],
  });
}

function tablePages(document: PrintedDocument, footers: ISectionOptions["footers"]): ISectionOptions[] {
  const { table } = document;
  if (!table) return [];
  const page = { margin, size: { orientation: PageOrientation.LANDSCAPE, width: 11906, height: 16838 } };
  const children = [
    new Paragraph({
      heading: HeadingLevel.HEADING_2,
      children: wordRuns(table.title),
      spacing: { after: 100 },
    }),
    help(document.kept),
    ...(table.rows.length > 0 ? [wordTable(table.columns, table.rows, widePage)] : [help(table.none)]),
    ...table.after.map((line) => help(line)),
  ];
  return [{ properties: { page }, footers, children }];
}

/**
 * A document of a project as a Word file to be filled in further by hand: each heading begins with its number, by
 * which the file is read back (`wordSections`).
 */
export async function documentWord(
  document: PrintedDocument,
  options: { number: string; locale: Locale; howTo: string; write: string },
): Promise<Uint8Array> {
  const { number, locale, howTo, write } = options;
  const title = `${document.title} – ${number}`;
  const language = { value: locale === "en" ? "en-GB" : "sv-SE" };
  const lists = { count: 0 };
  const footers = { default: footer(title) };
  const file = new Document({
    title,
    creator: "Vigilans",
    numbering: wordNumbering,
    styles: {
      default: { document: { run: { font: "Arial", size: 21, language } } },
      paragraphStyles: [
        {
          id: helpStyle,
          name: helpStyle,
          basedOn: "Normal",
          run: { italics: true, color: "555555", size: 19 },
          paragraph: { spacing: { after: 100 } },
        },
      ],
      characterStyles: [{ id: "Cell", name: "Cell", run: { size: 16 } }],
    },
    sections: [
      {
        properties: { page: { margin } },
        footers,
        children: [
          new Paragraph({
            heading: HeadingLevel.HEADING_1,
            children: wordRuns(document.title),
            spacing: { after: 160 },
          }),
          ...document.facts.map(({ label, value }) => help(`${label}: ${value}`)),
          help(document.elsewhere || howTo),
          ...document.sections.flatMap((each) => section(each, write, lists)),
        ],
      },
      ...tablePages(document, footers),
    ],
  });
  return new Uint8Array(await Packer.toBuffer(file));
}
