import { may } from "#lib/auth/access.ts";
import { type Actor, holds, holdsRegionWide } from "#lib/auth/actor.ts";
import { visibleTo } from "#lib/cases/queries.ts";
import { actionStatuses, openStatuses } from "#lib/cases/workflow.ts";
import { mostUrgent } from "#lib/dashboard/queries/order.ts";
import { groupOf, type TaskGroup, tasksShown } from "#lib/dashboard/tasks.ts";
import { db } from "#lib/db.ts";
import type { ActionPerformer } from "#prisma/generated/enums.ts";

function performersOf(actor: Actor): ActionPerformer[] {
  return [
    ...(holdsRegionWide(actor, "technician") ? (["mth", "technical_service"] as const) : []),
    ...(holdsRegionWide(actor, "logistics") ? (["logistics"] as const) : []),
  ];
}

/** Units and administrations that the person answers for; empty lists match nothing. */
function ownPlaces(actor: Actor): { unitIds: string[]; administrationIds: string[] } {
  return holds(actor, "administration", "unit_manager", "own_handler")
    ? { unitIds: actor.unitIds, administrationIds: actor.administrationIds }
    : { unitIds: [], administrationIds: [] };
}

/** Open actions of the person, of the functions it belongs to and of the places it answers for. */
export async function actionTasks(actor: Actor): Promise<TaskGroup> {
  const { unitIds, administrationIds } = ownPlaces(actor);
  const rows = await db.actionItem.findMany({
    where: {
      state: "open",
      case: { AND: [{ status: { in: [...actionStatuses] } }, visibleTo(actor)] },
      OR: [
        { ownerId: actor.id },
        { performer: { in: performersOf(actor) }, ownerId: null },
        { unitId: { in: unitIds }, ownerId: null },
        { unit: { administrationId: { in: administrationIds } }, ownerId: null },
      ],
    },
    orderBy: [{ dueAt: mostUrgent }, { id: "asc" }],
    take: tasksShown + 1,
    include: { case: { select: { number: true, title: true, severity: true } } },
  });
  const tasks = rows.map(({ id, description, dueAt, case: about }) => ({
    ...{ id, caseNumber: about.number, title: description, severity: about.severity, dueAt },
    lines: [{ key: "ofCase", values: { title: about.title } }],
    href: `/cases/${about.number}/handling#action-${id}`,
  }));
  return groupOf("actions", tasks, "/cases?status=acting");
}

/** A receipt is due as soon as it is wanted, a result once the actions are completed. */
export async function replyTasks(actor: Actor): Promise<TaskGroup> {
  const rows = may(actor, "cases.reply")
    ? await db.senderReply.findMany({
        where: {
          state: "wanted",
          responderId: actor.id,
          case: visibleTo(actor),
          OR: [
            { kind: "receipt", case: { status: { in: [...openStatuses] } } },
            { kind: "result", case: { status: "following_up" } },
          ],
        },
        orderBy: { id: "asc" },
        take: tasksShown + 1,
        include: { case: { select: { number: true, title: true, severity: true, dueAt: true } } },
      })
    : [];
  const tasks = rows.map(({ id, kind, case: about }) => ({
    ...{ id, caseNumber: about.number, title: about.title, severity: about.severity, dueAt: about.dueAt },
    lines: [{ key: kind === "receipt" ? "replyReceipt" : "replyResult" }],
    href: `/cases/${about.number}/handling/reply/${id}`,
  }));
  return groupOf("replies", tasks, "/cases?status=open");
}

/**
 * Recipients that are asked to act and have not answered: of the person's own units and administrations, and for a
 * product owner those of own devices whose component a notice touches.
 */
export async function answerTasks(actor: Actor): Promise<TaskGroup> {
  const { unitIds, administrationIds } = ownPlaces(actor);
  const rows = await db.recipient.findMany({
    where: {
      purpose: "for_action",
      waivedAt: null,
      case: { status: { in: [...openStatuses] } },
      AND: [
        {
          OR: [
            { unitId: { in: unitIds } },
            { administrationId: { in: administrationIds } },
            { unit: { administrationId: { in: administrationIds } } },
            ...(holds(actor, "product_owner") ? [{ project: { ownerId: actor.id } }] : []),
          ],
        },
        {
          OR: [
            { kind: { not: "own_handling" }, answeredAt: null },
            { kind: "own_handling", closureReportedAt: null },
          ],
        },
      ],
    },
    orderBy: [{ dispatch: { replyBy: mostUrgent } }, { id: "asc" }],
    take: tasksShown + 1,
    select: {
      id: true,
      name: true,
      kind: true,
      answeredAt: true,
      case: { select: { number: true, title: true, severity: true } },
      dispatch: { select: { replyBy: true } },
      project: { select: { number: true } },
    },
  });
  const tasks = rows.map(({ id, name, kind, answeredAt, case: about, dispatch, project }) => ({
    ...{ id, caseNumber: about.number, title: about.title, severity: about.severity },
    dueAt: dispatch.replyBy,
    lines: [{ key: kind === "own_handling" && answeredAt ? "reportClosure" : "answerFor", values: { name } }],
    href: project ? `/projects/${project.number}/notices/${id}` : `/cases/${about.number}/dispatch/${id}`,
  }));
  return groupOf("answers", tasks, may(actor, "cases.view") ? "/cases?status=open" : null);
}
