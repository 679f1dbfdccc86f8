import { z } from "zod";
import { dateOf } from "#lib/clock.ts";
import type { NoticeColumns } from "#lib/notices/columns.ts";
import { ACTION_TYPES } from "#lib/notices/facts.ts";
import { type FieldName, noticeFields } from "#lib/notices/fields.ts";

const line = z.string().trim().max(500).optional();
const long = z
  .string()
  .trim()
  .max(20_000)
  .transform((text) => text.replace(/\r\n?/g, "\n"))
  .optional();
const day = z.iso.date().optional();

/** A text area with one value a line; also what is pasted from a table, where tabs stand between. */
const list = z
  .string()
  .max(50_000)
  .optional()
  .transform((text) => [
    ...new Set(
      (text ?? "")
        .split(/[\r\n\t]+/)
        .map((value) => value.trim().slice(0, 500))
        .filter(Boolean),
    ),
  ]);

/** The facts of a notice as a person writes them. */
export const noticeFieldsSchema = z.object({
  manufacturer: line,
  manufacturerSrn: line,
  title: z.string().trim().min(1).max(300),
  fscaReferences: list,
  fsnReferences: list,
  noticeDate: day,
  devices: list,
  refs: list,
  udiDis: list,
  lots: list,
  serials: list,
  softwareVersions: list,
  actionTypes: z.array(z.enum(ACTION_TYPES)).default([]),
  problem: long,
  userActions: long,
  replyWanted: z.enum(["yes", "no"]).optional(),
  replyBy: day,
  actBy: day,
  contactName: line,
  contactEmail: z.email().max(320).optional(),
  statedRevision: line,
  updatesEarlier: line,
  replyForm: line,
});

export type NoticeFieldsInput = Omit<z.output<typeof noticeFieldsSchema>, "title"> & {
  title?: string | undefined;
};

/** The fields that a person ticked as right, or all of those with a value; and what the form showed before. */
export const confirmedSchema = z.object({
  confirmed: z.array(z.enum(noticeFields.map(({ name }) => name) as [FieldName, ...FieldName[]])).default([]),
  confirmAll: z.literal("yes").optional(),
  shown: z.string().max(2_000).optional(),
});

/** One notice of a case, in the version that the person's form had read. Its title may be unknown. */
export const correctNoticeSchema = noticeFieldsSchema.extend({
  ...confirmedSchema.shape,
  title: z.string().trim().max(300).optional(),
  caseId: z.uuid(),
  noticeId: z.uuid(),
  version: z.coerce.number().int(),
});

export const confirmNoticeSchema = correctNoticeSchema.pick({ caseId: true, noticeId: true, version: true });

/** What a person wrote, as the database keeps it. */
export function columnsFromInput(input: NoticeFieldsInput): NoticeColumns {
  const date = (text: string | undefined) => (text ? dateOf(text) : null);
  return {
    manufacturer: input.manufacturer ?? null,
    manufacturerSrn: input.manufacturerSrn ?? null,
    title: input.title ?? null,
    fscaReferences: input.fscaReferences,
    fsnReferences: input.fsnReferences,
    noticeDate: date(input.noticeDate),
    devices: input.devices,
    refs: input.refs,
    udiDis: input.udiDis,
    lots: input.lots,
    serials: input.serials,
    softwareVersions: input.softwareVersions,
    actionTypes: input.actionTypes,
    problem: input.problem ?? null,
    userActions: input.userActions ?? null,
    replyWanted: input.replyWanted ? input.replyWanted === "yes" : null,
    replyBy: date(input.replyBy),
    actBy: date(input.actBy),
    contactName: input.contactName ?? null,
    contactEmail: input.contactEmail ?? null,
    statedRevision: input.statedRevision ?? null,
    updatesEarlier: input.updatesEarlier ?? null,
    replyForm: input.replyForm ?? null,
  };
}
