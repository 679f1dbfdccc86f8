import type { Actor } from "#lib/auth/actor.ts";
import { dateOf, dayOf } from "#lib/clock.ts";
import type { Tx } from "#lib/db.ts";
import { ConflictError, FieldError, NotFoundError, RefusedError } from "#lib/errors.ts";
import { changeProject } from "#lib/projects/commands/change.ts";
import type { ProjectEvent } from "#lib/projects/events.ts";
import { assertVersion, assertWritten } from "#lib/projects/queries.ts";
import { mayFollowUp } from "#lib/projects/use/policy.ts";
import { lackingToClose, type ReportTarget, reportTargets } from "#lib/projects/use/rules.ts";
import type { ChangeIncidentInput, CloseIncidentInput, NewIncidentInput } from "#lib/projects/use/schema.ts";

async function assertComponent(tx: Tx, projectId: string, componentId: string | undefined): Promise<void> {
  if (!componentId) return;
  const known = await tx.component.count({ where: { id: componentId, projectId } });
  if (known === 0) throw new FieldError("componentId", "invalid");
}

function columnsOf(input: NewIncidentInput) {
  return {
    kind: input.kind,
    occurredOn: dateOf(input.occurredOn),
    description: input.description,
    reportable: input.reportable === "yes",
    componentId: input.componentId ?? null,
  };
}

/** Notes a negative event or a near miss with the device (MDR art. 5(5)(h); HSLF-FS 2021:52, 5 kap.). */
export async function addIncident(actor: Actor, input: NewIncidentInput, at: Date): Promise<void> {
  const { projectId, description, componentId } = input;
  if (input.occurredOn > dayOf(at)) throw new FieldError("occurredOn", "dayToCome");
  await changeProject(actor, projectId, at, mayFollowUp, async (tx) => {
    await assertComponent(tx, projectId, componentId);
    const { _max } = await tx.incident.aggregate({ where: { projectId }, _max: { number: true } });
    const number = (_max.number ?? 0) + 1;
    await tx.incident.create({
      data: { ...columnsOf(input), projectId, number, createdBy: actor.name, createdAt: at },
    });
    return { events: [{ type: "incident_added", data: { number, description } }], result: undefined };
  });
}

const reportFields = {
  authority: "authorityReportedOn",
  manufacturer: "manufacturerReportedOn",
  agency: "agencyReportedOn",
} as const satisfies Record<ReportTarget, keyof ChangeIncidentInput>;

function assertDays(input: ChangeIncidentInput, today: string): void {
  for (const field of ["occurredOn", ...Object.values(reportFields)] as const)
    if ((input[field] ?? "") > today) throw new FieldError(field, "dayToCome");
}

/** Changes an open incident: what it was, whom it was reported to and when, and what is done about it. */
export async function changeIncident(actor: Actor, input: ChangeIncidentInput, at: Date): Promise<void> {
  const { projectId, id, version, description } = input;
  assertDays(input, dayOf(at));
  await changeProject(actor, projectId, at, mayFollowUp, async (tx) => {
    await assertComponent(tx, projectId, input.componentId);
    const before = await tx.incident.findFirst({ where: { id, projectId } });
    if (!before) throw new NotFoundError();
    assertVersion(before, version);
    const day = (target: ReportTarget) => input[reportFields[target]];
    const columns = Object.fromEntries(
      reportTargets.map((target) => {
        const reported = day(target);
        return [reportFields[target], reported ? dateOf(reported) : null];
      }),
    );
    const { count } = await tx.incident.updateMany({
      where: { id, version, closedAt: null },
      data: {
        ...columnsOf(input),
        ...columns,
        correctiveAction: input.correctiveAction || null,
        version: { increment: 1 },
      },
    });
    assertWritten({ count });
    const { number } = before;
    const reported = reportTargets.flatMap((target): ProjectEvent[] => {
      const now = day(target);
      const known = before[reportFields[target]]?.toISOString().slice(0, 10);
      return now && now !== known
        ? [{ type: "incident_reported", data: { number, to: target, day: now } }]
        : [];
    });
    return {
      events: [{ type: "incident_changed", data: { number, description } }, ...reported],
      result: undefined,
    };
  });
}

/** Closes an incident: only once what must be reported is, and a corrective action or why none is needed is written. */
export async function closeIncident(actor: Actor, input: CloseIncidentInput, at: Date): Promise<void> {
  const { projectId, id, version } = input;
  await changeProject(actor, projectId, at, mayFollowUp, async (tx) => {
    const found = await tx.incident.findFirst({ where: { id, projectId } });
    if (!found) throw new NotFoundError();
    assertVersion(found, version);
    if (found.closedAt) throw new ConflictError();
    const component = found.componentId
      ? await tx.component.findUnique({ where: { id: found.componentId }, select: { ceMarked: true } })
      : null;
    const lacking = lackingToClose({ ...found, component });
    if (lacking.length > 0)
      throw new RefusedError(
        lacking.map((key) => ({ key: `project.incident.${key}`, href: `#incident-${id}` })),
      );
    assertWritten(
      await tx.incident.updateMany({
        where: { id, version, closedAt: null },
        data: { closedAt: at, closedBy: actor.name, version: { increment: 1 } },
      }),
    );
    const data = { number: found.number, action: found.correctiveAction ?? "" };
    return { events: [{ type: "incident_closed", data }], result: undefined };
  });
}
