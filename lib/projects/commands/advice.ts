import type { Actor } from "#lib/auth/actor.ts";
import type { Tx } from "#lib/db.ts";
import { env } from "#lib/env.ts";
import { ConflictError, FieldError, ForbiddenError, NotFoundError, RefusedError } from "#lib/errors.ts";
import { localeOf } from "#lib/i18n/locale.ts";
import { translatorFor } from "#lib/i18n/translator.ts";
import { queueMail } from "#lib/mail/outbox.ts";
import { changeProject } from "#lib/projects/commands/change.ts";
import { mayAdvise, mayDecide, mayEdit, mayReview } from "#lib/projects/policy.ts";
import { adviserRole } from "#lib/projects/queries/advice.ts";
import { assertWritten } from "#lib/projects/queries.ts";
import type { AskAdviceInput, GiveAdviceInput, PartInput } from "#lib/projects/schema.ts";
import type { AdviceRequest, Project } from "#prisma/generated/client.ts";

type Receiver = { email: string; locale: string };

/** Tells one person of a question or a statement, in that person's language. */
async function tell(
  tx: Tx,
  kind: "asked" | "given",
  receiver: Receiver,
  project: Project,
  request: AdviceRequest,
  from: Actor,
): Promise<void> {
  const t = translatorFor(localeOf(receiver.locale));
  const values = {
    number: project.number,
    title: project.title,
    phase: t(`phases.${request.phase}`),
    question: request.question,
    statement: request.statement ?? "",
    by: from.name,
    link: `${env().VIGILANS_URL}/projects/${project.number}/decisions#advice-${request.id}`,
  };
  await queueMail(tx, {
    purpose: kind === "asked" ? "project_advice" : "project_advice_given",
    to: [receiver.email],
    subject: t(`projects.advice.${kind}Mail.subject`, values),
    text: t(`projects.advice.${kind}Mail.text`, values),
    replyTo: from.email,
  });
}

/**
 * Asks for support from a person who knows the regulation (VGR 1): a named adviser, or all of them. Each is told by
 * mail; until one has answered, the gates of the project stay shut. Refused when there is nobody to ask.
 */
export async function askAdvice(actor: Actor, input: AskAdviceInput, at: Date): Promise<void> {
  const { projectId, question, adviserId = null } = input;
  await changeProject(actor, projectId, at, mayEdit, async (tx, project) => {
    const advisers = await tx.user.findMany({
      where: { active: true, roles: { some: adviserRole(projectId) }, ...(adviserId && { id: adviserId }) },
      select: { name: true, email: true, locale: true },
      orderBy: { id: "asc" },
      take: 50,
    });
    if (advisers.length === 0 && adviserId) throw new FieldError("adviserId", "notAdviser");
    if (advisers.length === 0) throw new RefusedError([{ key: "project.noAdviser" }]);
    const request = await tx.adviceRequest.create({
      data: { projectId, phase: project.phase, question, adviserId, askedBy: actor.name, askedAt: at },
    });
    for (const adviser of advisers) await tell(tx, "asked", adviser, project, request, actor);
    const adviser = advisers.map(({ name }) => name).join(", ");
    return { events: [{ type: "advice_asked", data: { question, adviser } }], result: undefined };
  });
}

async function openRequest(tx: Tx, { projectId, id, version }: PartInput): Promise<AdviceRequest> {
  const found = await tx.adviceRequest.findFirst({ where: { id, projectId } });
  if (!found) throw new NotFoundError();
  if (found.version !== version || found.answeredAt || found.withdrawnAt) throw new ConflictError();
  return found;
}

/** The adviser's statement: the question is settled, and the product owner is told by mail. */
export async function giveAdvice(actor: Actor, input: GiveAdviceInput, at: Date): Promise<void> {
  const { projectId, id, version, statement } = input;
  await changeProject(actor, projectId, at, mayReview, async (tx, project) => {
    const found = await openRequest(tx, input);
    if (!mayAdvise(actor, project, found.adviserId)) throw new ForbiddenError();
    assertWritten(
      await tx.adviceRequest.updateMany({
        where: { id, version, answeredAt: null, withdrawnAt: null },
        data: { statement, answeredBy: actor.name, answeredAt: at, version: { increment: 1 } },
      }),
    );
    const owner = await tx.user.findUniqueOrThrow({ where: { id: project.ownerId } });
    if (owner.active) await tell(tx, "given", owner, project, { ...found, statement }, actor);
    const { question } = found;
    return { events: [{ type: "advice_given", data: { question, statement } }], result: undefined };
  });
}

/** Takes a question back: the project no longer waits for it. The product owner's alone, for it opens the gate. */
export async function withdrawAdvice(actor: Actor, input: PartInput, at: Date): Promise<void> {
  const { projectId, id, version } = input;
  await changeProject(actor, projectId, at, mayDecide, async (tx) => {
    const { question } = await openRequest(tx, input);
    assertWritten(
      await tx.adviceRequest.updateMany({
        where: { id, version, answeredAt: null, withdrawnAt: null },
        data: { withdrawnAt: at, version: { increment: 1 } },
      }),
    );
    return { events: [{ type: "advice_withdrawn", data: { question } }], result: undefined };
  });
}
