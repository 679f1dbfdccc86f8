import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { SeverityTag } from "#components/cases/tags.tsx";
import { DueDay } from "#components/ui/DueDay.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import type { Line, Task, TaskGroup } from "#lib/dashboard/tasks.ts";

/** One kind of task: each leads with one press to the place where it is done. */
export async function TaskList({ group, today }: { group: TaskGroup; today: string }) {
  const t = await getTranslations("home");
  return (
    <Panel title={t(`groups.${group.key}`)} id={`tasks-${group.key}`}>
      <ul className="divide-y divide-(--ax-border-neutral-subtle) border-t border-(--ax-border-neutral-subtle)">
        {group.tasks.map((task) => (
          <TaskRow key={task.id} task={task} today={today} />
        ))}
      </ul>
      {group.more && group.all && (
        <p className="pt-3">
          <Link href={group.all as Route} className="underline">
            {t("showAll")}
          </Link>
        </p>
      )}
    </Panel>
  );
}

async function TaskRow({ task, today }: { task: Task; today: string }) {
  const t = await getTranslations();
  const text = ({ from, key, values, terms = {} }: Line) => {
    const words = Object.entries(terms).map(([name, term]) => [name, t(term)] as const);
    return t(`${from ?? "home.line"}.${key}`, { ...values, ...Object.fromEntries(words) });
  };
  const lines = task.lines.map(text).join(" · ");
  // What belongs to no case begins at the edge, not beside an empty column.
  const columns = task.caseNumber
    ? "sm:grid-cols-[8.5rem_minmax(0,1fr)_auto]"
    : "sm:grid-cols-[minmax(0,1fr)_auto]";
  return (
    <li className={`relative grid gap-x-6 gap-y-1 py-3 hover:bg-(--ax-bg-neutral-moderate-hover) ${columns}`}>
      {task.caseNumber && <span className="text-sm tabular-nums sm:pt-0.5">{task.caseNumber}</span>}
      <div className="min-w-0">
        <Link
          href={task.href as Route}
          className="font-semibold break-words underline after:absolute after:inset-0 after:content-['']"
        >
          {task.title ?? lines}
        </Link>
        {task.title && (
          <p
            className={`text-sm break-words ${task.late ? "text-(--ax-text-danger)" : "text-(--ax-text-neutral-subtle)"}`}
          >
            {lines}
          </p>
        )}
      </div>
      <div className="flex flex-wrap items-start gap-3 text-sm sm:justify-end">
        {task.severity && <SeverityTag severity={task.severity} />}
        {task.dueAt && (
          <span className="sm:min-w-36 sm:text-right">
            <DueDay dueAt={task.dueAt} today={today} />
          </span>
        )}
      </div>
    </li>
  );
}
