import type { Actor } from "#lib/auth/actor.ts";
import { lockVisibleCase } from "#lib/cases/queries.ts";
import { db, type Tx } from "#lib/db.ts";
import type { NewRecipient } from "#lib/dispatch/addressees.ts";
import { createDispatch } from "#lib/dispatch/commands/create.ts";
import { canSend, mayDispatch } from "#lib/dispatch/policy.ts";
import { chosenDocuments, withCommission } from "#lib/dispatch/queries/preview.ts";
import type { DispatchInput } from "#lib/dispatch/schema.ts";
import { ConflictError, FieldError, ForbiddenError, RefusedError } from "#lib/errors.ts";

/**
 * Sends a dispatch of a case that is being acted on or followed up. A form sent twice sends once. Throws
 * NotFound, Forbidden, Refused (wrong status), Conflict (somebody else sent meanwhile) or FieldError (track, documents,
 * recipients).
 */
export async function sendDispatch(actor: Actor, input: DispatchInput, at: Date): Promise<void> {
  await db.$transaction(
    async (tx) => {
      const found = await lockVisibleCase(tx, actor, input.caseId);
      if (!mayDispatch(actor)) throw new ForbiddenError();
      if (!canSend(found.status)) throw new RefusedError([{ key: `dispatch.${found.status}` }]);
      if (!found.tracks.includes(input.track)) throw new FieldError("track", "trackNotDecided");
      const already = await tx.dispatch.count({ where: { id: input.id, caseId: input.caseId } });
      if (already > 0) return;
      await assertNoneSince(tx, input);
      const documents = await chosenDocuments(tx, input);
      const recipients = await withCommission(tx, input.recipients);
      await assertPlacesExist(tx, recipients);
      await createDispatch(tx, { ...input, documents, recipients }, actor, at);
    },
    { timeout: 60_000 },
  );
}

// Two coordinators who write to the same units at once: the second is told before the units get two mails.
async function assertNoneSince(tx: Tx, input: DispatchInput): Promise<void> {
  const count = await tx.dispatch.count({ where: { caseId: input.caseId } });
  if (count === input.readDispatches) return;
  const newest = await tx.dispatch.findFirst({
    where: { caseId: input.caseId },
    orderBy: { id: "desc" },
    select: { sentBy: true, recipients: { select: { name: true }, orderBy: { id: "asc" }, take: 10 } },
  });
  const recipients = newest?.recipients.map(({ name }) => name).join(", ") ?? "";
  throw new ConflictError([{ key: "dispatchSent", values: { who: newest?.sentBy ?? "", recipients } }]);
}

// Where a recipient belongs decides who sees its answer: it must be a place of the directory.
async function assertPlacesExist(tx: Tx, recipients: NewRecipient[]): Promise<void> {
  const ids = (values: (string | null | undefined)[]) => [...new Set(values.flatMap((id) => id ?? []))];
  const units = ids(recipients.map((recipient) => recipient.unitId));
  const administrations = ids(recipients.map((recipient) => recipient.administrationId));
  const externals = ids(recipients.map((recipient) => recipient.externalId));
  // One after the other: a transaction has one connection.
  const unitCount = await tx.unit.count({ where: { id: { in: units } } });
  const administrationCount = await tx.administration.count({ where: { id: { in: administrations } } });
  const projects = ids(recipients.map((recipient) => recipient.projectId));
  const owned = recipients.every(({ kind, projectId }) => (kind === "product_owner") === Boolean(projectId));
  const projectCount = await tx.project.count({ where: { id: { in: projects } } });
  const externalCount = await tx.externalParty.count({ where: { id: { in: externals } } });
  const known =
    unitCount === units.length &&
    administrationCount === administrations.length &&
    externalCount === externals.length &&
    projectCount === projects.length &&
    owned;
  if (!known) throw new FieldError("recipients", "placeGone");
}
