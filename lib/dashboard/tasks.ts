import type { CaseStatus, Severity } from "#prisma/generated/enums.ts";

/** What can wait for a person, in the order of the case's way. */
export const taskGroups = [
  "answers",
  "failedMails",
  "inbox",
  "triage",
  "checklist",
  "coordinate",
  "act",
  "actions",
  "supplyDisruption",
  "followUp",
  "replies",
  "projectAdvice",
  "projectDocuments",
  "projectDeviations",
  "projectTests",
  "projectReviews",
  "projectGates",
] as const;

export type TaskGroupKey = (typeof taskGroups)[number];

/** A piece of text that is still to be translated. */
export type Line = {
  key: string;
  values?: Record<string, string | number>;
  /** Values that are keys in the messages themselves. */
  terms?: Record<string, string>;
  /** Where the messages have the key: `home.line` unless it is said. */
  from?: "refusals";
};

/** One thing that waits for the person, and the place where it is done. */
export type Task = {
  /** Unique within its group. */
  id: string;
  /** The number of the case or of the project. */
  caseNumber: string | null;
  /** What it is about: the case's title, or the action. Null when the lines say it all. */
  title: string | null;
  /** What is to be done or stands in the way. */
  lines: Line[];
  severity: Severity | null;
  dueAt: Date | null;
  /** Something within it is late, whatever its own day. */
  late?: boolean;
  href: string;
};

export type TaskGroup = {
  key: TaskGroupKey;
  tasks: Task[];
  /** There are more than are shown. */
  more: boolean;
  /** The list that holds all of them; null where there is none. */
  all: string | null;
};

/** The most tasks that a group shows. */
export const tasksShown = 50;

/** A group of at most `tasksShown` tasks; of more it says that there are more. */
export function groupOf(key: TaskGroupKey, tasks: Task[], all: string | null): TaskGroup {
  return { key, tasks: tasks.slice(0, tasksShown), more: tasks.length > tasksShown, all };
}

/** Whether the day of a task has passed, or of something within it. `today` is `YYYY-MM-DD`. */
export function isOverdue(task: Pick<Task, "dueAt" | "late">, today: string): boolean {
  if (task.late) return true;
  return task.dueAt !== null && task.dueAt.toISOString().slice(0, 10) < today;
}

const severityRank: Record<Severity, number> = { critical: 0, high: 1, moderate: 2, low: 3 };

function byUrgency(a: Task, b: Task, today: string): number {
  const late = Number(isOverdue(b, today)) - Number(isOverdue(a, today));
  if (late !== 0) return late;
  const due =
    (a.dueAt?.getTime() ?? Number.POSITIVE_INFINITY) - (b.dueAt?.getTime() ?? Number.POSITIVE_INFINITY);
  if (due !== 0 && !Number.isNaN(due)) return due;
  const rank = (task: Task) => (task.severity ? severityRank[task.severity] : 4);
  return rank(a) - rank(b) || (a.caseNumber ?? "").localeCompare(b.caseNumber ?? "");
}

/** Groups with something in them: those with overdue tasks first, each with its most urgent tasks first. */
export function inOrder(groups: TaskGroup[], today: string): TaskGroup[] {
  const position = (key: TaskGroupKey) => taskGroups.indexOf(key);
  const late = (group: TaskGroup) => (group.tasks.some((task) => isOverdue(task, today)) ? 0 : 1);
  return groups
    .filter((group) => group.tasks.length > 0)
    .map((group) => ({ ...group, tasks: group.tasks.toSorted((a, b) => byUrgency(a, b, today)) }))
    .toSorted((a, b) => late(a) - late(b) || position(a.key) - position(b.key));
}

/** How many of the shown tasks are overdue, and how many there are. */
export function taskTotals(groups: TaskGroup[], today: string): { overdue: number; all: number } {
  const tasks = groups.flatMap((group) => group.tasks);
  return { overdue: tasks.filter((task) => isOverdue(task, today)).length, all: tasks.length };
}

/** What stands in the way of a case under way, as counts. */
export type Standing = {
  lateAnswers: number;
  unanswered: number;
  /** Of those who have not answered, whom the mail did not reach. */
  undelivered: number;
  lateActions: number;
  openActions: number;
  unreported: number;
  outstandingReplies: number;
  /** Routines RH-13659 that were started and whose owners have not confirmed. */
  unconfirmedDisruption: number;
  /** All who were written to, for action or for information. */
  recipients: number;
};

/** What a coordinator is told about a case: what is late first; what else is missing only when nothing is late. */
export function standingLines(status: CaseStatus, standing: Standing): Line[] {
  const line = (key: keyof Standing): Line[] =>
    standing[key] > 0 ? [{ key, values: { count: standing[key] } }] : [];
  if (status === "coordinating") return [{ key: "decide" }];
  const answers = standing.lateAnswers > 0 ? line("lateAnswers") : line("unanswered");
  const actions = standing.lateActions > 0 ? line("lateActions") : line("openActions");
  const rest =
    status === "following_up"
      ? [...line("unreported"), ...line("outstandingReplies"), ...line("unconfirmedDisruption")]
      : [];
  const lines = [...line("undelivered"), ...answers, ...actions, ...rest];
  if (lines.length > 0) return lines;
  if (status === "acting" && standing.recipients === 0) return [{ key: "nothingSent" }];
  return [{ key: status === "acting" ? "readyToComplete" : "readyToClose" }];
}
