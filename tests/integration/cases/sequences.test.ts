import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { verifyAudit } from "#lib/audit/verify.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { addAction, completeAction, reopenAction, waiveAction } from "#lib/cases/commands/actions.ts";
import { closeCase, dismissCase, reopenCase } from "#lib/cases/commands/closing.ts";
import { markDuplicate, undoDuplicate } from "#lib/cases/commands/duplicate.ts";
import { returnChecklist, startGathering, submitChecklist } from "#lib/cases/commands/gathering.ts";
import { completeActions, decideHandling } from "#lib/cases/commands/handling.ts";
import { handOver } from "#lib/cases/commands/handOver.ts";
import { waiveReply } from "#lib/cases/commands/senderReply.ts";
import { confirmSupplyDisruption } from "#lib/cases/commands/supplyDisruption.ts";
import { loadCaseFacts } from "#lib/cases/facts.ts";
import { type CaseFacts, obstacles, transitions, type Verb, verbs, verbsFrom } from "#lib/cases/workflow.ts";
import { db } from "#lib/db.ts";
import { ExpectedError } from "#lib/errors.ts";
import type { Case } from "#prisma/generated/client.ts";
import type { CaseStatus, Role } from "#prisma/generated/enums.ts";
import { answerChecklist, caseAt, eventsOf, noticeIn, recipientOf } from "#tests/factories/cases.ts";
import { mailboxOf, unitWith } from "#tests/factories/directory.ts";
import { personWith } from "#tests/factories/person.ts";

const at = new Date("2026-03-24T08:00:00Z");
const roles = [
  "coordinator",
  "coordinator",
  "procurement",
  "logistics",
  "technician",
  "manager",
  "admin",
] as const;
const people: Actor[] = [];
let ownHandler: string;

beforeAll(async () => {
  for (const role of roles) people.push(await personWith(role satisfies Role));
  await mailboxOf("coordinator", "samordnare@region.example");
  await mailboxOf("supply_disruption", "leverans@region.example");
  ownHandler = (await unitWith({ ownHandling: true })).unit.id;
});

type Chance = { stale: boolean; yes: boolean };
/** How many events a success leaves behind, in the case and in the other one. */
type Told = { own: number; other?: number };

const words = (yes: boolean) => (yes ? "Skäl nog" : " ");
const form = (found: Case, { stale }: Chance) => ({
  caseId: found.id,
  version: found.version - (stale ? 1 : 0),
});

async function decide(actor: Actor, found: Case, chance: Chance): Promise<Told> {
  const started = await db.supplyDisruption.count({ where: { caseId: found.id } });
  const withdrawal = chance.yes && found.version % 2 === 0;
  const input = {
    ...{ ...form(found, chance), assessment: words(chance.yes), severity: "high" as const },
    ...{ tracks: ["equipment" as const], patientInformation: "no" as const },
    contractedWithdrawal: withdrawal ? ("yes" as const) : ("no" as const),
  };
  await decideHandling(actor, input, at);
  return { own: 1 + (found.ownerId ? 0 : 1) + (withdrawal && started === 0 ? 1 : 0) };
}

/** Each verb with good or bad input; resolves only when it was done. */
const take: Record<Verb, (actor: Actor, found: Case, other: Case, chance: Chance) => Promise<Told>> = {
  startGathering: (actor, found, _other, chance) => startGathering(actor, form(found, chance), at).then(one),
  submitChecklist: (actor, found, _other, chance) =>
    submitChecklist(actor, form(found, chance), at).then(one),
  returnChecklist: (actor, found, _other, chance) =>
    returnChecklist(actor, { ...form(found, chance), reason: words(chance.yes) }, at).then(one),
  decideHandling: (actor, found, _other, chance) => decide(actor, found, chance),
  completeActions: (actor, found, _other, chance) =>
    completeActions(actor, form(found, chance), at).then(one),
  close: (actor, found, _other, chance) =>
    closeCase(actor, { ...form(found, chance), outcome: "actioned", summary: words(chance.yes) }, at).then(
      one,
    ),
  dismiss: (actor, found, _other, chance) =>
    dismissCase(
      actor,
      { ...form(found, chance), outcome: "not_concerned", reason: words(chance.yes) },
      at,
    ).then(one),
  markDuplicate: (actor, found, other, chance) => {
    const duplicateOf = chance.yes ? other.number : found.number;
    return markDuplicate(actor, { ...form(found, chance), duplicateOf }, at).then(() => ({
      own: 1,
      other: 1,
    }));
  },
  undoDuplicate: (actor, found, _other, chance) =>
    undoDuplicate(actor, form(found, chance), at).then(() => ({ own: 1, other: 1 })),
  handOver: (actor, found, _other, chance) => {
    const recipients = [chance.yes ? ownHandler : crypto.randomUUID()];
    return handOver(actor, { ...form(found, chance), recipients }, at).then(() => ({ own: 3 }));
  },
  reopen: (actor, found, _other, chance) =>
    reopenCase(actor, { ...form(found, chance), reason: words(chance.yes) }, at).then(one),
};

const one = (): Told => ({ own: 1 });
const none = (): Told => ({ own: 0 });

async function anAction(caseId: string) {
  return db.actionItem.findFirst({ where: { caseId }, orderBy: { id: "desc" } });
}

/** What happens beside the verbs: the work that the guards wait for. */
const work: Record<string, (actor: Actor, found: Case, chance: Chance) => Promise<Told>> = {
  answerAll: (_actor, found) => answerChecklist(found.id).then(none),
  addAction: (actor, found) =>
    addAction(actor, { caseId: found.id, kind: "modify", performer: "mth", description: "Byt" }, at).then(
      one,
    ),
  settleAction: async (actor, found, { stale, yes }) => {
    const action = await anAction(found.id);
    if (!action) return none();
    const input = { actionId: action.id, version: action.version - (stale ? 1 : 0), note: "Klart" };
    await (yes ? completeAction : waiveAction)(actor, input, at);
    return one();
  },
  reopenAction: async (actor, found) => {
    const action = await anAction(found.id);
    if (!action) return none();
    await reopenAction(actor, { actionId: action.id, version: action.version }, at);
    return one();
  },
  sendOut: async (_actor, found) => {
    if (found.status === "acting") await recipientOf(found.id);
    return none();
  },
  answer: async (_actor, found) => {
    const answered = { answeredAt: at, closureReportedAt: at };
    await db.recipient.updateMany({ where: { caseId: found.id }, data: answered });
    return none();
  },
  wantReply: async (_actor, found) => {
    const open = found.status !== "closed";
    if (open && (await db.senderReply.count({ where: { caseId: found.id } })) === 0)
      await db.senderReply.create({ data: { caseId: found.id, kind: "receipt" } });
    return none();
  },
  waiveReply: async (actor, found) => {
    const reply = await db.senderReply.findFirst({ where: { caseId: found.id } });
    if (!reply) return none();
    await waiveReply(actor, { replyId: reply.id, version: reply.version, reason: "Ingen adress" }, at);
    return one();
  },
  confirm: async (actor, found) => {
    const started = await db.supplyDisruption.findUnique({ where: { caseId: found.id } });
    if (!started) return none();
    await confirmSupplyDisruption(actor, { caseId: found.id, version: started.version, by: "Karin" }, at);
    return one();
  },
};

const oftenTrue = fc.integer({ min: 0, max: 9 }).map((chance) => chance > 0);

const step = fc.record({
  // Any verb at all, one that the table allows now, or a piece of the work between them.
  kind: fc.constantFrom("any", "allowed", "allowed", "allowed", "work", "work", "work"),
  pick: fc.nat({ max: 1000 }),
  // Coordinators as often as the rest together.
  who: fc.oneof(fc.constant(0), fc.nat({ max: roles.length - 1 })),
  which: fc.nat({ max: 1 }),
  stale: oftenTrue.map((fresh) => !fresh),
  yes: oftenTrue,
});

/** Ways out of the work: taken now and then, so that cases live long enough to meet the rest. */
const waysOut: readonly Verb[] = ["dismiss", "markDuplicate", "handOver"];

function chosen(kind: string, pick: number, status: CaseStatus): string {
  const at = <T>(list: readonly T[]) => list[pick % list.length];
  if (kind === "work") return at(Object.keys(work)) ?? "answer";
  if (kind === "any") return at(verbs) ?? "close";
  const ahead = verbsFrom(status).filter((verb) => pick % 8 === 0 || !waysOut.includes(verb));
  return at(ahead) ?? "close";
}

const isVerb = (what: string): what is Verb => what in transitions;
const read = (id: string) => db.case.findUniqueOrThrow({ where: { id } });
const count = async (id: string) => (await eventsOf(id)).length;

function assertMove(verb: Verb, before: Case, facts: CaseFacts, after: Case): void {
  expect(transitions[verb].from as readonly CaseStatus[]).toContain(before.status);
  const { to } = transitions[verb];
  expect(after.status).toBe(to === "before" ? before.statusBeforeClose : to);
  expect(after.version).toBe(before.version + 1);
  // What it was decided on is what it needed.
  expect(obstacles(verb, facts)).toEqual([]);
  if (verb === "close") {
    expect(facts.openActions).toEqual([]);
    expect(facts.unanswered).toEqual([]);
    expect(facts.unreported).toEqual([]);
    expect(facts.outstandingReplies).toEqual([]);
  }
}

test("random people with random verbs: the table holds, and every success is told once", {
  timeout: 240_000,
}, async () => {
  const done = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 60 }), async (steps) => {
      const cases = [await caseAt(), await caseAt()];
      for (const { id } of cases) await noticeIn(id);
      const [first] = cases;
      if (first) await answerChecklist(first.id);
      const told = new Map(cases.map(({ id }) => [id, 1]));
      const tell = (id: string, more: number) => told.set(id, (told.get(id) ?? 0) + more);
      for (const { kind, pick, who, which, stale, yes } of steps) {
        const [own, other] = which === 0 ? cases : cases.toReversed();
        const actor = people[who];
        if (!own || !other || !actor) throw new Error("no such step");
        const [before, beside] = [await read(own.id), await read(other.id)];
        const what = chosen(kind, pick, before.status);
        const facts = await loadCaseFacts(db, own.id);
        const chance = { stale, yes };
        try {
          const result = isVerb(what)
            ? await take[what](actor, before, beside, chance)
            : await (work[what] ?? (async () => none()))(actor, before, chance);
          tell(own.id, result.own);
          tell(other.id, result.other ?? 0);
          const after = await read(own.id);
          if (isVerb(what)) {
            done.add(what);
            expect(stale).toBe(false);
            assertMove(what, before, facts, after);
          } else expect(after.status).toBe(before.status);
        } catch (error) {
          if (!(error instanceof ExpectedError)) throw error;
          // What was refused has left no trace.
          expect(await read(own.id)).toEqual(before);
          expect(await read(other.id)).toEqual(beside);
        }
        expect(await count(own.id)).toBe(told.get(own.id));
        expect(await count(other.id)).toBe(told.get(other.id));
      }
      // No message is lost or doubled, wherever duplicates took it.
      const ids = cases.map(({ id }) => id);
      expect(await db.incomingMessage.count({ where: { caseId: { in: ids } } })).toBe(2);
      expect(await db.notice.count({ where: { caseId: { in: ids } } })).toBe(2);
    }),
    { numRuns: 25 },
  );
  expect((await verifyAudit()).faults).toEqual([]);
  // Not a test of nothing: most verbs have been done by somebody.
  expect(done.size).toBeGreaterThanOrEqual(6);
});
