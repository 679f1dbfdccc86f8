import { access } from "#lib/auth/access.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { type DeadlineSettings, defaultDeadlines, statusDueDay } from "#lib/cases/deadlines.ts";
import { loadCaseFacts } from "#lib/cases/facts.ts";
import { mayCoordinate, seesWorkingMaterial } from "#lib/cases/policy.ts";
import { visibleActions, visibleTo } from "#lib/cases/queries.ts";
import type { CaseFacts } from "#lib/cases/workflow.ts";
import { checklistRows } from "#lib/checklist/rules.ts";
import { searchAnswerSchema, suggestionAnswerSchema } from "#lib/checklist/schema.ts";
import { dayOf } from "#lib/clock.ts";
import { db } from "#lib/db.ts";
import { NotFoundError } from "#lib/errors.ts";
import { readSetting } from "#lib/organisation/settings.ts";
import { bySwedishName } from "#lib/organisation/swedishOrder.ts";
import type { ChecklistKey, Severity } from "#prisma/generated/enums.ts";

async function assertSeen(actor: Actor, caseId: string): Promise<void> {
  const seen = await db.case.count({ where: { AND: [{ id: caseId }, visibleTo(actor)] } });
  if (seen === 0) throw new NotFoundError();
}

/** The picture that the guards look at, for showing what is missing before anybody presses. */
export async function currentFacts(actor: Actor, caseId: string): Promise<CaseFacts> {
  await assertSeen(actor, caseId);
  return loadCaseFacts(db, caseId);
}

/** More actions than any case has; the page stays bounded. */
const actionLimit = 300;

/** The actions of a case that the person may see: open ones first, then by due day. */
export async function caseActions(actor: Actor, caseId: string) {
  await assertSeen(actor, caseId);
  return db.actionItem.findMany({
    where: { AND: [{ caseId }, visibleActions(actor)] },
    orderBy: [{ state: "asc" }, { dueAt: { sort: "asc", nulls: "last" } }, { createdAt: "asc" }],
    take: actionLimit,
    include: {
      owner: { select: { name: true } },
      unit: { select: { id: true, name: true, administrationId: true } },
    },
  });
}

export type CaseAction = Awaited<ReturnType<typeof caseActions>>[number];

/** One action with its case, for the form that changes it. */
export async function actionById(actor: Actor, caseId: string, actionId: string) {
  const found = await db.actionItem.findFirst({
    where: { AND: [{ id: actionId, caseId }, visibleActions(actor)] },
  });
  if (!found) throw new NotFoundError();
  return found;
}

export type ChangedAction = Awaited<ReturnType<typeof actionById>>;

/** The replies to the sender, with who is to give them and the mail that carried them. */
export async function senderReplies(actor: Actor, caseId: string) {
  await assertSeen(actor, caseId);
  if (!seesWorkingMaterial(actor)) return [];
  return db.senderReply.findMany({
    where: { caseId },
    orderBy: { kind: "asc" },
    include: {
      responder: { select: { name: true } },
      mail: {
        select: {
          ...{ id: true, state: true, bouncedAt: true },
          attachments: { select: { fileName: true }, orderBy: { position: "asc" } },
        },
      },
    },
  });
}

/** The automatic acknowledgements that went out in a case; none for who does not see its working material. */
export async function acknowledgements(actor: Actor, caseId: string) {
  await assertSeen(actor, caseId);
  if (!seesWorkingMaterial(actor)) return [];
  return db.outgoingMail.findMany({
    where: { caseId, purpose: "acknowledgement", automatic: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: 20,
    select: { id: true, to: true, state: true, bouncedAt: true, createdAt: true },
  });
}

export type CaseReply = Awaited<ReturnType<typeof senderReplies>>[number];

export type SearchMade = {
  key: ChecklistKey;
  result: "hit" | "no_hit" | "not_applicable";
  searchTerm: string | null;
  registerAsOf: string | null;
  quantity: number | null;
  note: string | null;
  by: string | null;
  at: Date | null;
};

/** What Bilaga 1 says that a decision builds on: each search that was made, and the proposed handling. */
export async function decisionBasis(
  actor: Actor,
  caseId: string,
): Promise<{ searches: SearchMade[]; suggestion: { text: string; by: string | null } | null }> {
  await assertSeen(actor, caseId);
  if (!seesWorkingMaterial(actor)) return { searches: [], suggestion: null };
  const rows = await db.checklistRow.findMany({
    where: { caseId },
    include: { answeredBy: { select: { name: true } } },
  });
  const searches = checklistRows.flatMap(({ key }): SearchMade[] => {
    const row = rows.find((one) => one.key === key);
    const answer = searchAnswerSchema.safeParse(row?.answer);
    if (!row || !answer.success) return [];
    const { result, searchTerm, registerAsOf, quantity, note } = answer.data;
    return [
      {
        ...{ key, result, searchTerm: searchTerm ?? null, registerAsOf: registerAsOf ?? null },
        ...{ quantity: quantity ?? null, note: note ?? null },
        ...{ by: row.answeredBy?.name ?? null, at: row.answeredAt },
      },
    ];
  });
  const suggested = rows.find((row) => row.key === "suggested_handling");
  const parsed = suggestionAnswerSchema.safeParse(suggested?.answer);
  return {
    searches,
    suggestion: parsed.success ? { text: parsed.data.note, by: suggested?.answeredBy?.name ?? null } : null,
  };
}

/** The day that a new action is to be done by, as the region's deadlines say: `YYYY-MM-DD`. */
export async function proposedDueDay(severity: Severity | null, at: Date): Promise<string> {
  const settings: DeadlineSettings = (await readSetting(db, "deadlines")) ?? defaultDeadlines;
  return statusDueDay("acting", severity, at, settings) ?? dayOf(at);
}

/** Enough for a region; who or what is not among them is written as a name. */
const choiceLimit = 1000;

export type ActionChoices = {
  owners: { id: string; name: string }[];
  /** Units of recipients and buyers first. */
  units: { id: string; name: string; concerned: boolean }[];
};

/** Whom and what an action can be given to. Only for those who coordinate. */
export async function actionChoices(actor: Actor, caseId: string): Promise<ActionChoices> {
  await assertSeen(actor, caseId);
  if (!mayCoordinate(actor)) return { owners: [], units: [] };
  const concerned = { where: { caseId, unitId: { not: null } }, select: { unitId: true } } as const;
  const [owners, units, recipients, entries] = await Promise.all([
    db.user.findMany({
      where: {
        active: true,
        roles: {
          some: {
            role: { in: [...access["cases.act"]] },
          },
        },
      },
      select: { id: true, name: true },
      take: choiceLimit,
    }),
    db.unit.findMany({ where: { active: true }, select: { id: true, name: true }, take: choiceLimit }),
    db.recipient.findMany(concerned),
    db.checklistEntry.findMany(concerned),
  ]);
  const ids = new Set([...recipients, ...entries].map((row) => row.unitId));
  const marked = units.map((unit) => ({ ...unit, concerned: ids.has(unit.id) }));
  return {
    owners: owners.sort(bySwedishName),
    units: marked.sort((a, b) => Number(b.concerned) - Number(a.concerned) || bySwedishName(a, b)),
  };
}

/** What stands in for the case in a choice of duplicates: open cases that share a maker or reference. */
export async function likelyOriginals(actor: Actor, caseId: string) {
  await assertSeen(actor, caseId);
  const notices = await db.notice.findMany({ where: { caseId }, take: 5 });
  const references = notices.flatMap((row) => [...row.fscaReferences, ...row.fsnReferences]);
  const makers = notices.flatMap((row) => row.manufacturer ?? []);
  if (references.length === 0 && makers.length === 0) return [];
  return db.case.findMany({
    where: {
      AND: [
        visibleTo(actor),
        { id: { not: caseId }, status: { not: "closed" } },
        {
          notices: {
            some: {
              OR: [
                { fscaReferences: { hasSome: references } },
                { fsnReferences: { hasSome: references } },
                { manufacturer: { in: makers } },
              ],
            },
          },
        },
      ],
    },
    orderBy: { receivedAt: "desc" },
    take: 10,
    select: { number: true, title: true, status: true, receivedAt: true },
  });
}
