import type { ReactNode } from "react";
import { FactReading } from "#components/notices/FactReading.tsx";
import type { NoticeFacts } from "#lib/notices/facts.ts";
import { type FieldName, fieldText, noticeFields } from "#lib/notices/fields.ts";
import type { marksOf } from "#lib/notices/marks.ts";
import type { Standing } from "#lib/notices/review.ts";

type Props = {
  standing: Standing;
  facts: NoticeFacts | null;
  marks: ReturnType<typeof marksOf>;
  /** Of the form that the readings stand in. */
  prefix?: string;
};

/** What stands below each field of the form: where it was read, how it stands, and the box that says it is right. */
export function readingsOf({
  standing,
  facts,
  marks,
  prefix = "",
}: Props): Partial<Record<FieldName, ReactNode>> {
  return Object.fromEntries(
    noticeFields.map(({ name }) => [
      name,
      <FactReading
        key={name}
        name={name}
        standing={standing}
        facts={facts}
        marks={marks}
        form={{ prefix }}
      />,
    ]),
  );
}

/** How many of the values of a notice a person has gone through, and how many there are. */
export function progressOf({ columns, review }: Standing): { done: number; all: number } {
  const held = noticeFields.filter(({ name }) => review[name] || fieldText(columns, name) !== "");
  return { done: held.filter(({ name }) => review[name]).length, all: held.length };
}
