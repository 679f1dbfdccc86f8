import type { Actor } from "#lib/auth/actor.ts";
import { db, type Tx } from "#lib/db.ts";
import { env } from "#lib/env.ts";
import { RefusedError } from "#lib/errors.ts";
import { translatorFor } from "#lib/i18n/translator.ts";
import { htmlToText } from "#lib/mail/htmlText.ts";
import { queueMail } from "#lib/mail/outbox.ts";
import { mailboxesOf } from "#lib/organisation/queries.ts";
import { transition } from "#lib/projects/commands/transition.ts";
import { contentOf } from "#lib/projects/documents/content.ts";
import type { StopInput } from "#lib/projects/schema.ts";
import type { Project } from "#prisma/generated/client.ts";

/** What the need description says of the need; empty while it is not written. */
async function writtenNeed(tx: Tx, projectId: string): Promise<string> {
  const newest = await tx.documentRevision.findFirst({
    where: { document: { projectId, kind: "need" } },
    orderBy: { revision: "desc" },
    select: { content: true },
  });
  const content = contentOf(newest?.content);
  const sections = [content.need, content.purpose].flatMap((section) => section?.html ?? []);
  return sections
    .map((html) => htmlToText(html).trim())
    .filter(Boolean)
    .join("\n\n");
}

async function equivalentCandidates(tx: Tx, projectId: string): Promise<string> {
  const rows = await tx.marketCandidate.findMany({
    where: { projectId, equivalence: "equivalent" },
    orderBy: { name: "asc" },
    take: 50,
  });
  return rows
    .map(({ name, manufacturer, reference, udiDi, reason }) => {
      const identified = [reference && `REF ${reference}`, udiDi && `UDI-DI ${udiDi}`].filter(Boolean);
      return [`- ${[`${name}, ${manufacturer}`, ...identified].join(", ")}`, reason && `  ${reason}`]
        .filter(Boolean)
        .join("\n");
    })
    .join("\n");
}

/**
 * Hands the need to procurement: a CE-marked device meets it, so it goes on as a purchase (VGR 1). Refused when the
 * directory has no mailbox of procurement. Its people read Swedish.
 */
async function handToProcurement(tx: Tx, actor: Actor, project: Project, reason: string): Promise<void> {
  const t = translatorFor("sv");
  const to = (await mailboxesOf("procurement", tx)).map((box) => box.address);
  if (to.length === 0)
    throw new RefusedError([{ key: "noMailbox", values: { function: t("roles.procurement") } }]);
  const units = await tx.projectUnit.findMany({
    where: { projectId: project.id },
    select: { unit: { select: { name: true } } },
    orderBy: { unit: { name: "asc" } },
  });
  const values = {
    number: project.number,
    title: project.title,
    units: units.map(({ unit }) => unit.name).join(", "),
    need: (await writtenNeed(tx, project.id)) || project.title,
    candidates: await equivalentCandidates(tx, project.id),
    reason,
    by: actor.name,
    byFunction: project.ownerFunction,
    link: `${env().VIGILANS_URL}/projects/${project.number}/market`,
  };
  await queueMail(tx, {
    purpose: "project_to_procurement",
    to,
    subject: t("projects.decisions.stopMail.subject", values),
    text: t("projects.decisions.stopMail.text", values),
    replyTo: actor.email,
  });
}

/**
 * Ends a project that is not to be made: a CE-marked device meets the need and goes on to procurement by mail, in the
 * same transaction, or the decision is no (VGR 1).
 */
export async function stopProject(actor: Actor, input: StopInput, at: Date): Promise<void> {
  const { projectId, version, stopCause, reason } = input;
  await db.$transaction(async (tx) => {
    const before = await transition(
      tx,
      actor,
      {
        verb: "stop",
        projectId,
        version,
        input: { stopCause, reason },
        data: { stopCause, stopReason: reason },
        event: () => ({ type: "project_stopped", data: { cause: stopCause, reason } }),
      },
      at,
    );
    await tx.projectDecision.create({
      data: {
        ...{ projectId, phase: before.phase, outcome: "stop", statement: reason },
        ...{ cost: "", benefit: "", risk: "", decidedBy: actor.name, decidedAt: at },
      },
    });
    if (stopCause === "ce_device_found") await handToProcurement(tx, actor, before, reason);
  });
}
