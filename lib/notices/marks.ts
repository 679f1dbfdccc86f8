import type { Fact, NoticeFacts } from "#lib/notices/facts.ts";
import { type FieldName, noticeFields } from "#lib/notices/fields.ts";

/** One place in a message that facts were read from: many lots of one list share theirs. */
export type FactMark = {
  /** Unique among the marks of a notice, and usable as an anchor. */
  id: string;
  source: string;
  page: number | null;
  evidence: string;
  /** The values that stand there, as they are written. */
  values: string[];
  fields: FieldName[];
};

/** Values that are looked for within one place; the place itself is marked whatever their number. */
const MAX_VALUES = 200;

function placeOf({ source, page, evidence }: Fact): string {
  return JSON.stringify([source, page, evidence]);
}

/** A value as the notice writes it; several writings of one are divided by semicolons. */
function writings({ value, written }: Fact): string[] {
  return written ? written.split(/\s*;\s*/).filter(Boolean) : [value];
}

/** The facts that fill a field; none for a field that is never read. */
export function factsOfField(facts: NoticeFacts | null, name: FieldName): Fact[] {
  const key = noticeFields.find((field) => field.name === name)?.fact;
  const found = key && facts ? facts[key] : null;
  return Array.isArray(found) ? found : found ? [found] : [];
}

/** Every place that something was read from, in the order of the fields, and which place each fact has. Pure. */
export function marksOf(facts: NoticeFacts | null): {
  marks: FactMark[];
  idOf: (fact: Fact) => string | null;
} {
  const marks = new Map<string, FactMark>();
  for (const { name } of noticeFields)
    for (const fact of factsOfField(facts, name)) {
      if (fact.evidence.trim() === "") continue;
      const place = placeOf(fact);
      const { source, page, evidence } = fact;
      const id = `mark-${marks.size + 1}`;
      const mark = marks.get(place) ?? { id, source, page, evidence, values: [], fields: [] };
      if (!mark.fields.includes(name)) mark.fields.push(name);
      if (mark.values.length < MAX_VALUES) mark.values.push(...writings(fact));
      marks.set(place, mark);
    }
  return { marks: [...marks.values()], idOf: (fact) => marks.get(placeOf(fact))?.id ?? null };
}
