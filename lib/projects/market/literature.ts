/** One reference: as it is cited, and where it is. */
export type Reference = { citation: string; link: string | null };

/** What is wrong with one pasted line, counted from 1. */
export type LiteratureProblem = { line: number; problem: "tooLong" | "noCitation" };

/** The most references of one paste. */
export const mostPasted = 200;
const longest = 2000;

const address = /https?:\/\/[^\s<>"]+/i;
/** Crossref's own pattern of a DOI, which takes in all but some thousand of them. */
const doi = /\b10\.\d{4,9}\/[-._;()/:A-Z0-9]+/i;

const trimEnd = (found: string) => found.replace(/[.,;:)\]]+$/, "");

/** The address of a reference: as written, or made from its DOI. */
function linkIn(line: string): string | null {
  const written = address.exec(line)?.[0];
  if (written) return trimEnd(written);
  const named = doi.exec(line)?.[0];
  return named ? `https://doi.org/${trimEnd(named)}` : null;
}

/**
 * Reads references pasted one a line, as reference lists and database exports have them: numbers and bullets at the
 * beginning are left out, the address or DOI is taken as the link. Empty lines are passed over; the same line twice
 * is one.
 */
export function parseLiterature(text: string): { references: Reference[]; problems: LiteratureProblem[] } {
  const references = new Map<string, Reference>();
  const problems: LiteratureProblem[] = [];
  for (const [position, raw] of text.split(/\r\n?|\n/).entries()) {
    const citation = raw
      .trim()
      .replace(/^(?:\[\d{1,4}\]|\d{1,4}[.)]|[-*•–])\s+/, "")
      .replace(/\s+/g, " ");
    if (!citation) continue;
    const line = position + 1;
    if (citation.length > longest) problems.push({ line, problem: "tooLong" });
    else if (!/\p{L}/u.test(citation)) problems.push({ line, problem: "noCitation" });
    else if (!references.has(citation.toLowerCase()))
      references.set(citation.toLowerCase(), { citation, link: linkIn(citation) });
  }
  return { references: [...references.values()], problems };
}
