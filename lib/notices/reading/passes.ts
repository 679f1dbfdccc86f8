import type { NoticeText, Span } from "#lib/notices/reading/document.ts";
import type { Label } from "#lib/notices/reading/labels.ts";
import { findLabels, isReliable } from "#lib/notices/reading/labels.ts";
import type { LabelField } from "#lib/notices/reading/languages/language.ts";
import { phraseAt } from "#lib/notices/reading/phrases.ts";
import type { Section } from "#lib/notices/reading/template.ts";
import { readTemplate } from "#lib/notices/reading/template.ts";
import { VOCABULARY } from "#lib/notices/reading/vocabulary.ts";

/** How a value was found, the surest first: a later pass speaks only where the earlier ones are silent. */
export type Pass = "template" | "table" | "label" | "sentence";

/** How sure a number is that was found in such a way. */
export const CONFIDENCE: Record<Pass, number> = { template: 0.95, table: 0.9, label: 0.9, sentence: 0.7 };

/** The words that stand under a label, not yet interpreted. */
export type FieldValue = {
  field: LabelField;
  text: string;
  span: Span;
  pass: Pass;
  form: boolean;
  /** The label that ends the value on its own line: "BR38, Lot number: 1707" ends what came before with `lot`. */
  closedBy?: LabelField | undefined;
  /** Whether the value follows its label without a colon: prose may come after it. */
  bare?: boolean;
  /** Whether the label names lots or serial numbers in brackets behind it: "Product number (lot code): …". */
  note?: boolean;
};

/** The text with everything that several passes need: its template sections and its labels. */
export type Prepared = {
  notice: NoticeText;
  sections: readonly Section[];
  labels: readonly Label[];
  /** Lines at which a value that runs over several lines must end. */
  boundaries: ReadonlySet<number>;
};

/** Fields of the template whose content is exactly what an ordinary label would announce. */
const SECTION_FIELDS: Partial<Record<Section["number"], LabelField>> = {
  "1.2": "device",
  "1.3": "udi",
  "1.5": "ref",
  "1.6": "software",
  "1.7": "lotOrSerial",
  "2.1": "problem",
  "3.1": "userAction",
  "3.2": "actBy",
  "3.4": "replyWanted",
  "4.2": "previousNotice",
  "4.7a": "manufacturer",
};

export function prepare(notice: NoticeText): Prepared {
  const sections = readTemplate(notice);
  const headingLines = new Set<number>();
  for (const section of sections) {
    for (let line = section.heading.from; line <= section.heading.to; line += 1) headingLines.add(line);
  }
  const labels = findLabels(notice).filter(
    (label) => !headingLines.has(label.line) || isInsideValue(label, sections),
  );
  const boundaries = new Set(headingLines);
  notice.lines.forEach((line, index) => {
    if (line.tokens.length <= 5 && phraseAt(VOCABULARY.closings, line.tokens, 0)) boundaries.add(index);
  });
  for (const label of labels) {
    const line = notice.lines[label.line];
    if (label.at === "line" && line && isReliable(label, line)) boundaries.add(label.line);
  }
  return { notice, sections, labels, boundaries };
}

/** On the last line of a heading the value may begin: "1.7 Affected … range  LOT: 2041530". */
function isInsideValue(label: Label, sections: readonly Section[]): boolean {
  if (label.at === "line") return false;
  return sections.some(
    (section) => section.heading.to === label.line && section.text.length > 0 && label.after === "colon",
  );
}

/** The first pass: what stands in the numbered fields of the EU template. */
export function sectionValues(prepared: Prepared): FieldValue[] {
  return prepared.sections.flatMap((section) => {
    const field = section.number === "1.7" ? numbersOf(prepared, section) : SECTION_FIELDS[section.number];
    return field && section.text !== ""
      ? [{ field, text: section.text, span: section.span, pass: "template" as const, form: false }]
      : [];
  });
}

const SERIAL_WORD = /s[eé]rie?|sarja/iu;
const LOT_WORD = /\b(?:lot|batch|charge|parti|sats|erä|seri[ai]\b)/iu;

/**
 * A maker who writes "1.7 Affected serial numbers" instead of the template's "serial or lot" has said which,
 * unless the field itself says otherwise ("Lot: 2041530").
 */
function numbersOf({ notice }: Prepared, { heading, text }: Section): LabelField {
  const lines = notice.lines.slice(heading.from, heading.to + 1).map((line) => line.text);
  const last = lines.pop() ?? "";
  const value = last.indexOf(text.split("\n", 1)[0] ?? "");
  const words = [...lines, value > 0 ? last.slice(0, value) : last].join(" ");
  const [serial, lot] = [SERIAL_WORD.test(words), LOT_WORD.test(words)];
  if (serial === lot || (serial ? LOT_WORD : SERIAL_WORD).test(text)) return "lotOrSerial";
  return serial ? "serial" : "lot";
}
