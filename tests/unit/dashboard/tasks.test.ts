import { describe, expect, it } from "vitest";
import {
  inOrder,
  isOverdue,
  standingLines,
  type Task,
  type TaskGroup,
  taskTotals,
} from "#lib/dashboard/tasks.ts";
import { translatorFor } from "#lib/i18n/translator.ts";

const today = "2026-11-23";
const task = (id: string, due: string | null, more: Partial<Task> = {}): Task => ({
  ...{ id, caseNumber: id, title: id, lines: [], severity: null, href: "/" },
  dueAt: due ? new Date(`${due}T00:00:00Z`) : null,
  ...more,
});
const group = (key: TaskGroup["key"], ...tasks: Task[]): TaskGroup => ({
  key,
  tasks,
  more: false,
  all: null,
});
const nothing = {
  lateAnswers: 0,
  unanswered: 0,
  undelivered: 0,
  lateActions: 0,
  openActions: 0,
  unreported: 0,
  outstandingReplies: 0,
  unconfirmedDisruption: 0,
  recipients: 0,
};

describe("my tasks", () => {
  it("leave out what is empty and put what is overdue first", () => {
    const groups = inOrder(
      [group("inbox"), group("triage", task("a", "2026-11-30")), group("replies", task("b", "2026-11-20"))],
      today,
    );
    expect(groups.map(({ key }) => key)).toEqual(["replies", "triage"]);
  });

  it("are in order of urgency within a group: late, then by day, then by severity, none last", () => {
    const tasks = [
      task("undated", null),
      task("next week", "2026-11-30"),
      task("serious", "2026-11-24", { severity: "critical" }),
      task("mild", "2026-11-24", { severity: "low" }),
      task("late inside", "2026-12-24", { late: true }),
      task("late", "2026-11-20"),
    ];
    expect(inOrder([group("act", ...tasks)], today)[0]?.tasks.map(({ id }) => id)).toEqual([
      "late",
      "late inside",
      "serious",
      "mild",
      "next week",
      "undated",
    ]);
  });

  it("are overdue from the day after, not on the day", () => {
    expect(isOverdue(task("a", today), today)).toBe(false);
    expect(isOverdue(task("a", "2026-11-22"), today)).toBe(true);
    expect(isOverdue(task("a", null), today)).toBe(false);
  });

  it("are counted over all groups", () => {
    const groups = [
      group("act", task("a", "2026-11-20"), task("b", null)),
      group("triage", task("c", today)),
    ];
    expect(taskTotals(groups, today)).toEqual({ overdue: 1, all: 3 });
  });
});

describe("what stands in the way of a case", () => {
  it("tells what is late before what is merely open", () => {
    const standing = { ...nothing, lateAnswers: 2, unanswered: 5, openActions: 1 };
    expect(standingLines("acting", standing).map(({ key }) => key)).toEqual(["lateAnswers", "openActions"]);
  });

  it("asks for replies and reports once the actions are completed", () => {
    const standing = {
      ...nothing,
      recipients: 3,
      unreported: 1,
      outstandingReplies: 2,
      unconfirmedDisruption: 1,
    };
    expect(standingLines("acting", standing).map(({ key }) => key)).toEqual(["readyToComplete"]);
    expect(standingLines("following_up", standing).map(({ key }) => key)).toEqual([
      "unreported",
      "outstandingReplies",
      "unconfirmedDisruption",
    ]);
    expect(standingLines("following_up", nothing).map(({ key }) => key)).toEqual(["readyToClose"]);
  });

  it("does not call a decided case answered before anything was sent", () => {
    expect(standingLines("acting", nothing).map(({ key }) => key)).toEqual(["nothingSent"]);
    const open = { ...nothing, openActions: 1 };
    expect(standingLines("acting", open).map(({ key }) => key)).toEqual(["openActions"]);
  });

  it("has words for all of it", () => {
    const t = translatorFor("en");
    const all = {
      lateAnswers: 1,
      unanswered: 1,
      lateActions: 1,
      openActions: 1,
      unreported: 1,
      outstandingReplies: 1,
      unconfirmedDisruption: 1,
    };
    for (const key of [...Object.keys(all), "decide", "nothingSent", "readyToComplete", "readyToClose"])
      expect(t.has(`home.line.${key}` as never), key).toBe(true);
  });
});
