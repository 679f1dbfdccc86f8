import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#lib/auth/actor.ts";
import { closeCase, dismissCase, reopenCase } from "#lib/cases/commands/closing.ts";
import { markDuplicate, undoDuplicate } from "#lib/cases/commands/duplicate.ts";
import { returnChecklist, startGathering, submitChecklist } from "#lib/cases/commands/gathering.ts";
import { completeActions, decideHandling } from "#lib/cases/commands/handling.ts";
import { handOver } from "#lib/cases/commands/handOver.ts";
import { transitions, type Verb, verbs } from "#lib/cases/workflow.ts";
import { db } from "#lib/db.ts";
import { ConflictError, ForbiddenError, NotFoundError, RefusedError } from "#lib/errors.ts";
import { type Case, Prisma } from "#prisma/generated/client.ts";
import { CaseStatus, Role } from "#prisma/generated/enums.ts";
import { answerChecklist, caseAt, eventsOf, recipientOf } from "#tests/factories/cases.ts";
import { mailboxOf, unitWith } from "#tests/factories/directory.ts";
import { personWith } from "#tests/factories/person.ts";

const at = new Date("2026-03-24T08:00:00Z");

let coordinator: Actor;
let people: Map<Role, Actor>;
let other: Case;
let ownHandler: string;

beforeAll(async () => {
  people = new Map();
  for (const role of Object.values(Role)) people.set(role, await personWith(role));
  coordinator = people.get("coordinator") as Actor;
  await mailboxOf("coordinator", "samordnare@region.example");
  other = await caseAt("acting");
  ownHandler = (await unitWith({ ownHandling: true })).unit.id;
});

type Try = (actor: Actor, found: Pick<Case, "id" | "version">) => Promise<void>;

const decision = {
  assessment: "Batterierna måste bytas.",
  severity: "high",
  tracks: ["equipment"],
  patientInformation: "no",
  contractedWithdrawal: "no",
} as const;

const form = (found: Pick<Case, "id" | "version">) => ({ caseId: found.id, version: found.version });

/** Each verb with all that it needs. */
const tries: Record<Verb, Try> = {
  startGathering: (actor, found) => startGathering(actor, form(found), at),
  submitChecklist: (actor, found) => submitChecklist(actor, form(found), at),
  returnChecklist: (actor, found) => returnChecklist(actor, { ...form(found), reason: "Sesam saknas" }, at),
  decideHandling: (actor, found) =>
    decideHandling(actor, { ...form(found), ...decision, tracks: [...decision.tracks] }, at),
  completeActions: (actor, found) => completeActions(actor, form(found), at),
  close: (actor, found) =>
    closeCase(actor, { ...form(found), outcome: "actioned", summary: "Alla batterier bytta." }, at),
  dismiss: (actor, found) =>
    dismissCase(actor, { ...form(found), outcome: "information_only", reason: "Endast en nyhet." }, at),
  markDuplicate: (actor, found) => markDuplicate(actor, { ...form(found), duplicateOf: other.number }, at),
  undoDuplicate: (actor, found) => undoDuplicate(actor, form(found), at),
  handOver: (actor, found) => handOver(actor, { ...form(found), recipients: [ownHandler] }, at),
  reopen: (actor, found) => reopenCase(actor, { ...form(found), reason: "Ny utgåva." }, at),
};

/** A case in which nothing stands in the way of the verb. */
async function readyFor(verb: Verb): Promise<Case> {
  if (verb === "undoDuplicate") {
    const found = await caseAt("gathering");
    await tries.markDuplicate(coordinator, found);
    return db.case.findUniqueOrThrow({ where: { id: found.id } });
  }
  const [status] = transitions[verb].from;
  const found = await caseAt(status, status === "closed" ? { outcome: "actioned", closedAt: at } : {});
  if (verb === "submitChecklist") await answerChecklist(found.id);
  return found;
}

const statusOf = async (id: string) => (await db.case.findUniqueOrThrow({ where: { id } })).status;
const refusal = async (attempt: Promise<unknown>) => {
  const error = await attempt.then(
    () => null,
    (thrown) => thrown,
  );
  expect(error).toBeInstanceOf(RefusedError);
  return (error as RefusedError).missing.map((item) => item.key);
};

describe.each(verbs)("%s", (verb) => {
  test("moves the case along the table and tells it", async () => {
    const found = await readyFor(verb);
    const before = await eventsOf(found.id);
    await tries[verb](coordinator, found);
    const after = await db.case.findUniqueOrThrow({ where: { id: found.id } });
    const { to } = transitions[verb];
    expect(after.status).toBe(to === "before" ? "gathering" : to);
    expect(after.version).toBeGreaterThan(found.version);
    expect((await eventsOf(found.id)).length).toBeGreaterThan(before.length);
    if (after.status === "closed") expect(after.closedAt).toEqual(at);
    else expect(after.closedAt).toBeNull();
  });

  test("is forbidden to every role that the table does not name", async () => {
    const found = await readyFor(verb);
    for (const [role, actor] of people) {
      if ((transitions[verb].roles as readonly Role[]).includes(role)) continue;
      const error = await tries[verb](actor, found).catch((thrown) => thrown);
      // Who may not even see the case is told that it does not exist.
      const expected = ["logistics", "technician", "procurement", "chief_physician", "manager"].includes(role)
        ? [ForbiddenError]
        : [ForbiddenError, NotFoundError];
      expect(
        expected.some((kind) => error instanceof kind) ||
          (verb === "markDuplicate" && error.field === "duplicateOf"),
        role,
      ).toBe(true);
    }
    expect(await statusOf(found.id)).toBe(found.status);
    expect(await db.case.findUniqueOrThrow({ where: { id: found.id } })).toEqual(found);
  });

  test("is a conflict from every status that the table does not name", async () => {
    for (const status of Object.values(CaseStatus)) {
      if ((transitions[verb].from as readonly CaseStatus[]).includes(status)) continue;
      const found = await caseAt(status, status === "closed" ? { outcome: "actioned" } : {});
      await expect(tries[verb](coordinator, found), status).rejects.toThrow(ConflictError);
      expect(await db.case.findUniqueOrThrow({ where: { id: found.id } })).toEqual(found);
      expect(await eventsOf(found.id)).toHaveLength(1);
    }
  });

  test("is a conflict on a version that somebody else has left behind", async () => {
    const found = await readyFor(verb);
    await db.case.update({ where: { id: found.id }, data: { version: { increment: 1 } } });
    const before = await eventsOf(found.id);
    await expect(tries[verb](coordinator, found)).rejects.toThrow(ConflictError);
    expect(await statusOf(found.id)).toBe(found.status);
    expect(await eventsOf(found.id)).toEqual(before);
  });

  test("taken by two at once happens once", async () => {
    const found = await readyFor(verb);
    const attempts = await Promise.allSettled([
      tries[verb](coordinator, found),
      tries[verb](coordinator, found),
    ]);
    expect(attempts.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    const [failed] = attempts.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    expect(failed).toBeInstanceOf(ConflictError);
    const after = await db.case.findUniqueOrThrow({ where: { id: found.id } });
    expect(after.version).toBe(found.version + 1);
  });
});

describe("what stands in the way is named in full", () => {
  test("of submitting: every open row, and the contract number of a hit", async () => {
    const found = await caseAt("gathering");
    await answerChecklist(found.id);
    const row = (key: "contract_search" | "medusa") => ({ caseId_key: { caseId: found.id, key } });
    await db.checklistRow.update({
      where: row("contract_search"),
      data: { answer: { result: "hit", searchTerm: "Evita" } },
    });
    await db.checklistRow.updateMany({
      where: { caseId: found.id, key: "medusa" },
      data: { answer: Prisma.DbNull },
    });
    expect(await refusal(tries.submitChecklist(coordinator, found))).toEqual([
      "row.medusa",
      "contractNumber",
    ]);
  });

  test("of completing: open actions and those who have not answered, not own handlers or who was waived", async () => {
    const found = await caseAt("acting");
    await db.actionItem.create({
      data: { caseId: found.id, kind: "modify", performer: "mth", description: "Byt batteri" },
    });
    await recipientOf(found.id);
    await recipientOf(found.id, { waivedAt: at });
    await recipientOf(found.id, { answeredAt: at });
    await recipientOf(found.id, { purpose: "for_information" });
    await recipientOf(found.id, { kind: "own_handling" });
    expect(await refusal(tries.completeActions(coordinator, found))).toEqual([
      "openAction",
      "unansweredRecipient",
    ]);
    expect(await statusOf(found.id)).toBe("acting");
  });

  test("of closing: replies, own handlers and RH-13659", async () => {
    const found = await caseAt("following_up");
    await recipientOf(found.id, { kind: "own_handling", name: "Hjälpmedelscentrum" });
    await db.senderReply.create({ data: { caseId: found.id, kind: "receipt" } });
    await db.senderReply.create({ data: { caseId: found.id, kind: "result", state: "not_wanted" } });
    await db.supplyDisruption.create({ data: { caseId: found.id, startedBy: "Test" } });
    expect(await refusal(tries.close(coordinator, found))).toEqual([
      "reply.receipt",
      "unreportedHandler",
      "supplyDisruption",
    ]);
  });

  test("of dismissing as not concerned: a search that shows it", async () => {
    const found = await caseAt("received");
    const input = { ...form(found), outcome: "not_concerned", reason: "Finns inte" } as const;
    expect(await refusal(dismissCase(coordinator, input, at))).toEqual(["searches"]);
    await answerChecklist(found.id);
    await dismissCase(coordinator, input, at);
    expect(await statusOf(found.id)).toBe("closed");
  });

  test("of reopening a duplicate: it is undone instead", async () => {
    const found = await readyFor("undoDuplicate");
    expect(await refusal(tries.reopen(coordinator, found))).toEqual(["undoInstead"]);
  });

  test("of deciding: an assessment of more than blanks", async () => {
    const found = await caseAt("coordinating", { assessment: "Från förra gången" });
    const input = { ...form(found), ...decision, tracks: [...decision.tracks], assessment: "  " };
    expect(await refusal(decideHandling(coordinator, input, at))).toEqual(["assessment"]);
  });
});

test("procurement dismisses until the coordinators have the case", async () => {
  const procurement = people.get("procurement") as Actor;
  await tries.dismiss(procurement, await caseAt("gathering"));
  await expect(tries.dismiss(procurement, await caseAt("coordinating"))).rejects.toThrow(ForbiddenError);
});
