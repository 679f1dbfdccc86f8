import type { Fact, NoticeFacts } from "#lib/notices/facts.ts";
import type { Notice } from "#prisma/generated/client.ts";

/** The facts of a notice as the database keeps them to be corrected: one column each, days as midnight UTC. */
export type NoticeColumns = Pick<
  Notice,
  | "manufacturer"
  | "manufacturerSrn"
  | "title"
  | "fscaReferences"
  | "fsnReferences"
  | "noticeDate"
  | "devices"
  | "refs"
  | "udiDis"
  | "lots"
  | "serials"
  | "softwareVersions"
  | "actionTypes"
  | "problem"
  | "userActions"
  | "replyWanted"
  | "replyBy"
  | "actBy"
  | "contactName"
  | "contactEmail"
  | "statedRevision"
  | "updatesEarlier"
  | "replyForm"
>;

/** Longest value of a column that is searched through an index, in characters. */
const INDEXED_LENGTH = 500;
const LIST_LENGTH = 2_000;

const textOf = (fact: Fact | null): string | null => fact?.value ?? null;
const listOf = (facts: Fact[]): string[] => [
  ...new Set(facts.slice(0, LIST_LENGTH).map((fact) => fact.value.slice(0, INDEXED_LENGTH))),
];

/** A day as `YYYY-MM-DD` in a fact; anything else ("within five days") is not one. */
function dayIn(fact: Fact | null): Date | null {
  const match = /^(?:19|20)\d\d-\d\d-\d\d$/.exec(fact?.value ?? "");
  const date = new Date(`${match?.[0]}T00:00:00.000Z`);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** The first values of a notice's columns: what was read, until a person corrects it. */
export function columnsOf(facts: NoticeFacts): NoticeColumns {
  const { replyWanted } = facts;
  return {
    manufacturer: textOf(facts.manufacturer)?.slice(0, INDEXED_LENGTH) ?? null,
    manufacturerSrn: textOf(facts.manufacturerSrn),
    title: textOf(facts.title),
    fscaReferences: listOf(facts.fscaReferences),
    fsnReferences: listOf(facts.fsnReferences),
    noticeDate: dayIn(facts.date),
    devices: listOf(facts.devices),
    refs: listOf(facts.refs),
    udiDis: listOf(facts.udiDis),
    lots: listOf(facts.lots),
    serials: listOf(facts.serials),
    softwareVersions: listOf(facts.softwareVersions),
    actionTypes: listOf(facts.actionTypes),
    problem: textOf(facts.problem),
    userActions: textOf(facts.userActions),
    replyWanted: replyWanted === null ? null : replyWanted.value === "yes",
    replyBy: dayIn(facts.replyBy),
    actBy: dayIn(facts.actBy),
    contactName: null,
    contactEmail: textOf(facts.contactEmail),
    statedRevision: textOf(facts.revision),
    updatesEarlier: textOf(facts.updatesEarlier),
    replyForm: textOf(facts.replyForm),
  };
}
