import { Parser } from "htmlparser2";
import { blocksOf, cleanHtml, textOf } from "#lib/documents/richText.ts";
import { wordHtml } from "#lib/documents/wordHtml.ts";
import { outlines, sectionNumber } from "#lib/projects/documents/outline.ts";
import { helpStyle } from "#lib/projects/documents/word.ts";
import type { DocumentKind } from "#prisma/generated/enums.ts";

export type ReadSection = { key: string; html: string; notApplicable: string | null };

/** What a filled Word file says, by the headings of a document. */
export type ReadDocument = {
  sections: ReadSection[];
  /** Headings that the document does not have, with what stood under them. */
  unknown: { heading: string; text: string }[];
  /** Numbers of headings that stood there more than once; what stood under each is put together. */
  twice: string[];
  pictures: number;
};

type Piece = { heading: string; level: number; html: string };

// The tool's own words are marked with a class, and left out.
const styleMap = [`p[style-name='${helpStyle}'] => p.tool:fresh`];
const reason = /^(?:inte tillämpligt|not applicable)\s*[:–-]\s*/i;

/** Cuts HTML at its headings; what stands before the first has an empty heading. */
function pieces(html: string): Piece[] {
  const found: Piece[] = [{ heading: "", level: 0, html: "" }];
  let start = 0;
  let depth = 0;
  let heading: { level: number; text: string } | null = null;
  const parser = new Parser({
    onopentag(name) {
      const level = /^h([1-6])$/.exec(name)?.[1];
      if (level && depth === 0) {
        (found.at(-1) as Piece).html += html.slice(start, parser.startIndex);
        heading = { level: Number(level), text: "" };
      }
      depth += 1;
    },
    ontext(text) {
      if (heading) heading.text += text;
    },
    onclosetag(name) {
      depth -= 1;
      if (depth > 0 || !heading || !/^h[1-6]$/.test(name)) return;
      found.push({ heading: heading.text.replace(/\s+/g, " ").trim(), level: heading.level, html: "" });
      start = parser.endIndex + 1;
      heading = null;
    },
  });
  parser.write(html);
  parser.end();
  (found.at(-1) as Piece).html += html.slice(start);
  return found;
}

const withoutTool = (html: string) => html.replace(/<p class="tool">[\s\S]*?<\/p>/g, "");

/**
 * Reads a filled Word file by the numbers of its headings (`A3 …`). Headings of the third level and below that carry
 * no number of the document are text of the section that they stand in. `ownHeadings` are headings that the tool puts
 * there itself, such as that of a list, and whose content is kept elsewhere. Returns a problem when the file is no
 * Word file, is too large, or has none of the headings.
 */
export async function readWord(
  kind: DocumentKind,
  content: Uint8Array,
  ownHeadings: readonly string[],
): Promise<ReadDocument | { problem: "broken" | "tooLarge" | "noHeadings" }> {
  const read = await wordHtml(content, styleMap);
  if (read.html === null) return { problem: read.problem };
  const keys = new Map(outlines[kind].map(({ key }, position) => [sectionNumber(kind, position), key]));
  const found = new Map<string, string>();
  const result: ReadDocument = { sections: [], unknown: [], twice: [], pictures: read.pictures };
  let target: { key: string } | { unknown: { heading: string; html: string } } | "own" = "own";
  const unknown: { heading: string; html: string }[] = [];
  for (const { heading, level, html } of pieces(withoutTool(read.html))) {
    const number = /^([A-Z]\d{1,2})(?![\d.])/.exec(heading)?.[1] ?? "";
    const key = keys.get(number);
    if (key) {
      if (found.has(key)) result.twice.push(number);
      found.set(key, (found.get(key) ?? "") + html);
      target = { key };
    } else if (level >= 3 && target !== "own")
      put(target, `<h${level}>${escaped(heading)}</h${level}>${html}`);
    else if (ownHeadings.includes(heading)) target = "own";
    else {
      const entry = { heading, html };
      unknown.push(entry);
      target = { unknown: entry };
    }
  }
  function put(place: Exclude<typeof target, "own">, html: string) {
    if ("key" in place) found.set(place.key, (found.get(place.key) ?? "") + html);
    else place.unknown.html += html;
  }
  if (found.size === 0) return { problem: "noHeadings" };
  result.unknown = unknown
    .map(({ heading, html }) => ({ heading, text: textOf(blocksOf(html)) }))
    .filter(({ heading, text }, position) => text !== "" || (position > 1 && heading !== ""));
  result.sections = outlines[kind].flatMap(({ key, demand }) => {
    const html = found.get(key);
    return html === undefined ? [] : [asSection(key, cleanHtml(html), demand === "or_reason")];
  });
  return result;
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
}

/** A section that says only "not applicable" and why is left out with that reason. */
function asSection(key: string, html: string, mayBeLeft: boolean): ReadSection {
  const text = textOf(blocksOf(html));
  if (!mayBeLeft || !reason.test(text)) return { key, html, notApplicable: null };
  return { key, html: "", notApplicable: text.replace(reason, "").trim() || null };
}
