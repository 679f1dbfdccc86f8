import { type Actor, holdsRegionWide } from "#lib/auth/actor.ts";
import { seesWorkingMaterial } from "#lib/cases/policy.ts";
import { visibleTo } from "#lib/cases/queries.ts";
import { checklistRows, lacksContractNumber, responsibleFor, unansweredRows } from "#lib/checklist/rules.ts";
import type { ChecklistRowView, ChecklistSubject } from "#lib/checklist/view.ts";
import { db, type Tx } from "#lib/db.ts";
import { openable, scanColumns, withLock } from "#lib/documents/scanning/lock.ts";
import { NotFoundError } from "#lib/errors.ts";
import { currentNoticeFirst } from "#lib/notices/order.ts";
import { mailboxesOf } from "#lib/organisation/queries.ts";
import { bySwedishName } from "#lib/organisation/swedishOrder.ts";
import type { CaseStatus, ChecklistKey } from "#prisma/generated/enums.ts";

/** The most customers of one case that a page or document shows; no paste reaches it, many may. */
const mostEntries = 5000;

/**
 * Bilaga 1 of a case: every row of the form in its order, with customers and files. Throws NotFoundError when the
 * person may not see the case or its working material. Pass a transaction to read what it has locked.
 */
export async function checklistOf(actor: Actor, caseId: string, tx: Tx = db): Promise<ChecklistRowView[]> {
  if (!seesWorkingMaterial(actor)) throw new NotFoundError();
  const found = await tx.case.findFirst({
    where: { AND: [{ id: caseId }, visibleTo(actor)] },
    select: {
      checklist: { include: { answeredBy: { select: { name: true } } } },
      checklistEntries: { orderBy: [{ addedAt: "asc" }, { id: "asc" }], take: mostEntries },
      checklistFiles: {
        orderBy: [{ addedAt: "asc" }, { id: "asc" }],
        take: mostEntries,
        include: { file: { select: { scan: scanColumns } } },
      },
    },
  });
  if (!found) throw new NotFoundError();
  const names = await directoryNames(tx, found.checklistEntries);
  const entries = found.checklistEntries.map(({ unitId, externalId, caseId: _case, ...entry }) => ({
    ...entry,
    knownAs: names.get(unitId ?? externalId ?? "") ?? null,
    external: externalId !== null,
  }));
  return checklistRows.map(({ key }) => {
    const row = found.checklist.find((candidate) => candidate.key === key);
    return {
      key,
      answer: row?.answer ?? null,
      version: row?.version ?? 1,
      answeredById: row?.answeredById ?? null,
      answeredBy: row?.answeredBy?.name ?? null,
      answeredAt: row?.answeredAt ?? null,
      entries: entries.filter((entry) => entry.key === key),
      files: found.checklistFiles.filter((file) => file.key === key).map(withLock),
    };
  });
}

async function directoryNames(
  tx: Tx,
  entries: { unitId: string | null; externalId: string | null }[],
): Promise<Map<string, string>> {
  const ids = (pick: (entry: (typeof entries)[number]) => string | null) => [
    ...new Set(entries.map(pick).filter((id) => id !== null)),
  ];
  const units = await tx.unit.findMany({
    where: { id: { in: ids((entry) => entry.unitId) } },
    select: { id: true, name: true, administration: { select: { name: true } } },
  });
  const parties = await tx.externalParty.findMany({
    where: { id: { in: ids((entry) => entry.externalId) } },
    select: { id: true, name: true },
  });
  return new Map([
    ...units.map((unit) => [unit.id, `${unit.name}, ${unit.administration.name}`] as const),
    ...parties.map((party) => [party.id, party.name] as const),
  ]);
}

export type SubjectOfCase = ChecklistSubject & { status: CaseStatus; version: number };

/**
 * What the form of a case is about, for those who may see it; see `checklistOf`. Throws NotFoundError otherwise.
 */
export async function checklistSubject(actor: Actor, caseId: string, tx: Tx = db): Promise<SubjectOfCase> {
  if (!seesWorkingMaterial(actor)) throw new NotFoundError();
  const found = await tx.case.findFirst({
    where: { AND: [{ id: caseId }, visibleTo(actor)] },
    select: {
      number: true,
      title: true,
      assessment: true,
      status: true,
      version: true,
      notices: {
        orderBy: [...currentNoticeFirst],
        take: 1,
        select: {
          manufacturer: true,
          devices: true,
          refs: true,
          lots: true,
          fscaReferences: true,
          noticeDate: true,
        },
      },
    },
  });
  if (!found) throw new NotFoundError();
  const [intake] = await mailboxesOf("intake", tx);
  const { notices, ...row } = found;
  return { ...row, notice: notices[0] ?? null, intakeAddress: intake?.address ?? "" };
}

/** A file of Bilaga 1 with its content. Throws NotFoundError when the person may not see it. */
export async function checklistFile(actor: Actor, caseNumber: string, fileId: string) {
  if (!seesWorkingMaterial(actor)) throw new NotFoundError();
  const found = await db.checklistFile.findFirst({
    where: { id: fileId, case: { AND: [{ number: caseNumber }, visibleTo(actor)] } },
    include: { file: { select: { content: true, scan: scanColumns } } },
  });
  if (!found) throw new NotFoundError();
  return { fileName: found.fileName, mediaType: found.mediaType, ...openable(found.file) };
}

/** The people who can be named to answer the sender, in Swedish order. */
export async function possibleResponders(tx: Tx = db): Promise<{ id: string; name: string }[]> {
  const rows = await tx.user.findMany({
    where: {
      active: true,
      roles: { some: { role: { in: ["procurement", "coordinator", "logistics", "technician"] } } },
    },
    select: { id: true, name: true },
    orderBy: { id: "asc" },
    take: 1000,
  });
  return rows.sort(bySwedishName);
}

/** The units and outside parties that any of some customers could be, by number or name. */
export async function directoryOf(tx: Tx, entries: { name: string; customerNumber: string | null }[]) {
  const numbers = [
    ...new Set(entries.map((entry) => entry.customerNumber).filter((number) => number !== null)),
  ];
  const named = { in: [...new Set(entries.map((entry) => entry.name))], mode: "insensitive" as const };
  const units = await tx.unit.findMany({
    where: {
      active: true,
      OR: [{ rgsCustomerNumber: { in: numbers } }, { costCentre: { in: numbers } }, { name: named }],
    },
    select: { id: true, name: true, costCentre: true, rgsCustomerNumber: true },
  });
  const parties = await tx.externalParty.findMany({
    where: { active: true, OR: [{ rgsCustomerNumber: { in: numbers } }, { name: named }] },
    select: { id: true, name: true, rgsCustomerNumber: true },
  });
  return { units, parties };
}

export type ChecklistTask = {
  caseNumber: string;
  title: string;
  /** The rows that wait for the person's functions; none when all is answered and the form can be submitted. */
  keys: ChecklistKey[];
  dueAt: Date | null;
};

/** The most cases whose rows are looked through for one person, and the most that are given. */
const tasksLooked = 300;
const tasksGiven = 50;

/**
 * What Bilaga 1 waits for from the person's functions, most urgent first: open rows, and for procurement and
 * coordinators forms that are filled in but not submitted.
 */
export async function openChecklistTasks(actor: Actor): Promise<ChecklistTask[]> {
  if (!holdsRegionWide(actor, "coordinator", "procurement", "logistics", "technician")) return [];
  const cases = await db.case.findMany({
    where: { AND: [{ status: "gathering" }, visibleTo(actor)] },
    select: { number: true, title: true, dueAt: true, checklist: { select: { key: true, answer: true } } },
    orderBy: [{ dueAt: { sort: "asc", nulls: "last" } }, { id: "asc" }],
    take: tasksLooked,
  });
  const submits = holdsRegionWide(actor, "coordinator", "procurement");
  return cases
    .flatMap(({ number, title, dueAt, checklist }) => {
      const open = unansweredRows(checklist);
      const mine = open.filter((key) => holdsRegionWide(actor, ...responsibleFor(key)));
      if (lacksContractNumber(checklist) && holdsRegionWide(actor, "procurement"))
        mine.unshift("contract_search");
      const waits = mine.length > 0 || (submits && open.length === 0);
      return waits ? [{ caseNumber: number, title, keys: mine, dueAt }] : [];
    })
    .slice(0, tasksGiven);
}
