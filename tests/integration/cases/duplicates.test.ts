import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#lib/auth/actor.ts";
import { closeCase } from "#lib/cases/commands/closing.ts";
import { markDuplicate, undoDuplicate } from "#lib/cases/commands/duplicate.ts";
import { caseByNumber } from "#lib/cases/queries.ts";
import { recordOf } from "#lib/cases/record/queries.ts";
import { checklistSubject } from "#lib/checklist/queries.ts";
import { db } from "#lib/db.ts";
import { mailNotice } from "#lib/dispatch/queries/letter.ts";
import { ConflictError, FieldError, RefusedError } from "#lib/errors.ts";
import { confirmNotice } from "#lib/notices/commands.ts";
import { noticesOfCase } from "#lib/notices/queries.ts";
import { caseAt, eventsOf, noticeIn, recipientOf } from "#tests/factories/cases.ts";
import { unitWith } from "#tests/factories/directory.ts";
import { personWith } from "#tests/factories/person.ts";

const at = new Date("2026-03-24T08:00:00Z");
let coordinator: Actor;

beforeAll(async () => {
  coordinator = await personWith("coordinator");
});

const read = (id: string) => db.case.findUniqueOrThrow({ where: { id } });
const messagesOf = async (caseId: string) =>
  (await db.incomingMessage.findMany({ where: { caseId } })).map(({ id }) => id).sort();
const noticesOf = async (caseId: string) =>
  (await db.notice.findMany({ where: { caseId } })).map(({ id }) => id).sort();
const mark = async (id: string, duplicateOf: string, actor = coordinator) =>
  markDuplicate(actor, { caseId: id, version: (await read(id)).version, duplicateOf }, at);
const undo = async (id: string) =>
  undoDuplicate(coordinator, { caseId: id, version: (await read(id)).version }, at);

describe("a duplicate", () => {
  test("gives its messages and notices to the case that stays, and gets exactly those back", async () => {
    const [stays, goes] = [await caseAt("gathering"), await caseAt("coordinating")];
    const own = await noticeIn(stays.id);
    const first = await noticeIn(goes.id);
    const second = await noticeIn(goes.id);
    await mark(goes.id, stays.number);

    expect(await read(goes.id)).toMatchObject({
      status: "closed",
      outcome: "duplicate",
      duplicateOfId: stays.id,
    });
    expect(await messagesOf(goes.id)).toEqual([]);
    expect(await messagesOf(stays.id)).toEqual([own.message.id, first.message.id, second.message.id].sort());
    expect(await noticesOf(stays.id)).toHaveLength(3);
    expect((await eventsOf(stays.id)).at(-1)).toMatchObject({
      type: "duplicate_received",
      data: { number: goes.number },
    });

    // What comes to the case meanwhile is its own.
    const later = await noticeIn(stays.id);
    await undo(goes.id);
    expect(await read(goes.id)).toMatchObject({ status: "coordinating", outcome: null, duplicateOfId: null });
    expect(await messagesOf(goes.id)).toEqual([first.message.id, second.message.id].sort());
    expect(await noticesOf(goes.id)).toEqual([first.notice.id, second.notice.id].sort());
    expect(await messagesOf(stays.id)).toEqual([own.message.id, later.message.id].sort());
    expect((await eventsOf(stays.id)).at(-1)?.type).toBe("duplicate_taken_back");
  });

  test("leaves the case that stays its own notice, also when what came has a later revision", async () => {
    const [stays, goes] = [await caseAt("gathering"), await caseAt()];
    // The duplicate came first, and its notice has been revised.
    const { notice: came } = await noticeIn(goes.id);
    await db.notice.update({ where: { id: came.id }, data: { revision: 2, manufacturer: "Other" } });
    const { notice: own } = await noticeIn(stays.id);
    await db.notice.update({ where: { id: own.id }, data: { manufacturer: "Dräger" } });
    await mark(goes.id, stays.number);
    expect((await noticesOfCase(coordinator, stays.id)).map(({ id }) => id)).toEqual([own.id, came.id]);
    expect((await caseByNumber(coordinator, stays.number)).notices).toMatchObject([{ id: own.id }]);
    expect((await checklistSubject(coordinator, stays.id)).notice?.manufacturer).toBe("Dräger");
    expect((await mailNotice(stays.id)).manufacturer).toBe("Dräger");
    expect((await recordOf(coordinator, stays.number)).notices.map(({ id }) => id)).toEqual([
      own.id,
      came.id,
    ]);
    const ref = { caseId: stays.id, noticeId: own.id, version: own.version };
    await confirmNotice(coordinator, ref, at);
    const moved = await db.notice.findUniqueOrThrow({ where: { id: came.id } });
    const other = { caseId: stays.id, noticeId: came.id, version: moved.version };
    await expect(confirmNotice(coordinator, other, at)).rejects.toThrow(ConflictError);

    await undo(goes.id);
    const back = await db.notice.findUniqueOrThrow({ where: { id: came.id } });
    expect(back).toMatchObject({ caseId: goes.id, originCaseId: null });
  });

  test("that has taken in a duplicate itself still has its own notice first once it is undone", async () => {
    const [first, second, third] = [await caseAt(), await caseAt(), await caseAt()];
    const { notice: came } = await noticeIn(third.id);
    const { notice: own } = await noticeIn(second.id);
    await mark(third.id, second.number);
    await mark(second.id, first.number);
    await undo(second.id);
    expect((await noticesOfCase(coordinator, second.id)).map(({ id }) => id)).toEqual([own.id, came.id]);
  });

  test("leaves what somebody has moved on from the other case meanwhile where it is", async () => {
    const [stays, goes, third] = [await caseAt(), await caseAt(), await caseAt()];
    const { message } = await noticeIn(goes.id);
    await mark(goes.id, stays.number);
    await db.incomingMessage.update({ where: { id: message.id }, data: { caseId: third.id } });
    await undo(goes.id);
    expect(await messagesOf(goes.id)).toEqual([]);
    expect(await messagesOf(third.id)).toEqual([message.id]);
  });

  test("marked again after being undone moves what it has by then", async () => {
    const [stays, goes] = [await caseAt(), await caseAt()];
    await noticeIn(goes.id);
    await mark(goes.id, stays.number);
    await undo(goes.id);
    await noticeIn(goes.id);
    await mark(goes.id, stays.number);
    expect(await messagesOf(stays.id)).toHaveLength(2);
    await undo(goes.id);
    expect(await messagesOf(goes.id)).toHaveLength(2);
    expect(await messagesOf(stays.id)).toEqual([]);
  });

  test("of itself, or of a case that is not there, is wrong at the field", async () => {
    const found = await caseAt();
    await expect(mark(found.id, found.number)).rejects.toMatchObject({
      field: "duplicateOf",
      key: "duplicateOfItself",
    });
    await expect(mark(found.id, "SM-1999-0001")).rejects.toMatchObject({ key: "caseNotFound" });
    expect((await read(found.id)).status).toBe("received");
  });

  test("cannot name a case that the person may not see", async () => {
    const { unit } = await unitWith();
    const manager = await personWith({
      ...{ role: "unit_manager", unitId: unit.id, administrationId: null, projectId: null },
    });
    const [seen, unseen] = [await caseAt("acting"), await caseAt()];
    await recipientOf(seen.id, { unitId: unit.id });
    await expect(mark(seen.id, unseen.number, manager)).rejects.toThrow(FieldError);
  });

  test("cannot change a closed case: neither give to it nor take back from it", async () => {
    const closed = await caseAt("closed", { outcome: "actioned" });
    const found = await caseAt();
    const error = await mark(found.id, closed.number).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(RefusedError);
    expect(error.missing).toMatchObject([{ key: "duplicateOfClosed", values: { number: closed.number } }]);

    const stays = await caseAt("following_up");
    const { message } = await noticeIn(found.id);
    await mark(found.id, stays.number);
    const { version } = await read(stays.id);
    const input = { caseId: stays.id, version, outcome: "actioned", summary: "Klart." } as const;
    await closeCase(coordinator, input, at);
    const refused = await undo(found.id).catch((thrown) => thrown);
    expect(refused.missing).toMatchObject([{ key: "duplicateTargetClosed" }]);
    expect((await read(found.id)).status).toBe("closed");
    expect(await messagesOf(stays.id)).toEqual([message.id]);
  });

  test("that has taken in a duplicate itself passes all on, and gets it back in turn", async () => {
    const [first, second, third] = [await caseAt(), await caseAt(), await caseAt()];
    const { message } = await noticeIn(third.id);
    await mark(third.id, second.number);
    await mark(second.id, first.number);
    expect(await messagesOf(first.id)).toEqual([message.id]);
    await expect(undo(third.id)).rejects.toThrow(RefusedError);
    await undo(second.id);
    await undo(third.id);
    expect(await messagesOf(third.id)).toEqual([message.id]);
  });

  test("of each other at the same time: one of them stays", async () => {
    for (let run = 0; run < 5; run += 1) {
      const [one, two] = [await caseAt(), await caseAt()];
      const done = await Promise.allSettled([mark(one.id, two.number), mark(two.id, one.number)]);
      expect(done.filter((attempt) => attempt.status === "fulfilled")).toHaveLength(1);
      const closed = [await read(one.id), await read(two.id)].filter((row) => row.status === "closed");
      expect(closed).toHaveLength(1);
    }
  });
});
