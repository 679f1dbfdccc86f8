import { minuteOf } from "#lib/clock.ts";
import { blocksOf } from "#lib/documents/richText.ts";
import type { Block } from "#lib/documents/richTextBlock.ts";
import type { Locale } from "#lib/i18n/locale.ts";
import type { Translate } from "#lib/i18n/translate.ts";
import { type DocumentLists, listOf } from "#lib/projects/documents/lists.ts";
import { type ListTable, listTable } from "#lib/projects/documents/listTables.ts";
import { outlines, sectionNumber } from "#lib/projects/documents/outline.ts";
import { sectionOf } from "#lib/projects/documents/sections.ts";
import type { DocumentKind, DocumentSource, RevisionState } from "#prisma/generated/enums.ts";

export type PrintedSection = {
  /** `A3` */
  number: string;
  title: string;
  help: string;
  blocks: Block[];
  /** Why there is nothing to say, as a sentence of its own; empty when there is no such reason. */
  notApplicable: string;
};

/** A document in one language, as PDF and Word files show it. */
export type PrintedDocument = {
  title: string;
  facts: { label: string; value: string }[];
  /** Said instead of the headings when the document is a file or stands elsewhere. */
  elsewhere: string;
  sections: PrintedSection[];
  table: ListTable | null;
  /** Whether the table is as it was when the revision was approved. */
  kept: string;
};

export type PrintableRevision = {
  revision: number;
  state: RevisionState;
  source: DocumentSource;
  content: unknown;
  reference: string | null;
  fileName: string | null;
  changedBy: string;
  changedAt: Date;
  approvedBy: string | null;
  approvedAt: Date | null;
};

export type PrintedSubject = {
  kind: DocumentKind;
  project: { number: string; title: string; legalEntity: string };
  /** Null: nothing is written yet, and the document is an empty template. */
  revision: PrintableRevision | null;
  lists: DocumentLists | null;
  kept: boolean;
};

/** The part of A that has a template of its own (VGR, Bilaga 2: Avsedd användning). */
export const purposeSections: readonly string[] = ["what", "who", "where", "how"];

/** A revision in words. `only` limits it to some of its headings, which keep their numbers. Pure. */
export function printedDocument(
  subject: PrintedSubject,
  t: Translate,
  locale: Locale,
  only?: readonly string[],
): PrintedDocument {
  const { kind, revision, lists } = subject;
  const text = (key: string, values?: Record<string, string | number>) =>
    t(`projects.documents.printed.${key}`, values);
  return {
    title: only ? text("purpose") : t(`projects.documents.kinds.${kind}`),
    facts: facts(subject, t),
    elsewhere: elsewhere(revision, text),
    sections: outlines[kind].flatMap(({ key }, position) => {
      if (only && !only.includes(key)) return [];
      const said = sectionOf(revision?.content, key);
      const reason = said.html === "" && said.notApplicable;
      return {
        number: sectionNumber(kind, position),
        title: t(`outline.${kind}.${key}.title`),
        help: t(`outline.${kind}.${key}.help`),
        blocks: blocksOf(said.html),
        notApplicable: reason ? text("notApplicable", { reason }) : "",
      };
    }),
    table: lists && !only && listOf(kind) ? listTable(lists, t, locale) : null,
    kept: t(`projects.documents.lists.${subject.kept ? "kept" : "live"}`),
  };
}

function facts({ project, revision }: PrintedSubject, t: Translate): PrintedDocument["facts"] {
  const label = (key: string) => t(`projects.documents.printed.facts.${key}`);
  const rows = [
    { label: label("project"), value: `${project.number} ${project.title}` },
    { label: label("legalEntity"), value: project.legalEntity },
  ];
  if (!revision) return rows;
  const { state, approvedAt } = revision;
  return [
    ...rows,
    {
      label: label("revision"),
      value: `${revision.revision} (${t(`projects.documents.states.${state}`)})`,
    },
    { label: label("written"), value: `${revision.changedBy}, ${minuteOf(revision.changedAt)}` },
    {
      label: label("approved"),
      value: approvedAt
        ? `${revision.approvedBy}, ${minuteOf(approvedAt)}`
        : t("projects.documents.printed.notApproved"),
    },
  ];
}

function elsewhere(
  revision: PrintableRevision | null,
  text: (key: string, values?: Record<string, string>) => string,
): string {
  if (revision?.source === "file") return text("file", { name: revision.fileName ?? "" });
  return revision?.source === "reference" ? text("reference", { reference: revision.reference ?? "" }) : "";
}
