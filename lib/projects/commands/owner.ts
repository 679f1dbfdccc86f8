import type { Actor } from "#lib/auth/actor.ts";
import { db, type Tx } from "#lib/db.ts";
import { env } from "#lib/env.ts";
import { ConflictError, FieldError, ForbiddenError, NotFoundError } from "#lib/errors.ts";
import { localeOf } from "#lib/i18n/locale.ts";
import { translatorFor } from "#lib/i18n/translator.ts";
import { queueMail } from "#lib/mail/outbox.ts";
import { changeProject } from "#lib/projects/commands/change.ts";
import { recordProjectEvent } from "#lib/projects/events.ts";
import { mayDecide, mayReassign } from "#lib/projects/policy.ts";
import { assertVersion, assertWritten } from "#lib/projects/queries.ts";
import type { HandOverProjectInput, ReassignProjectsInput } from "#lib/projects/schema.ts";
import type { Project, User } from "#prisma/generated/client.ts";

/** The most projects that are handed over at once; the rest follows with the next. */
const mostAtOnce = 200;

/** Who takes over: an account in use that holds the role. Throws FieldError on `email`. */
async function successor(tx: Tx, email: string, ownerId: string): Promise<User> {
  const user = await tx.user.findFirst({
    where: { email, active: true },
    include: { roles: { where: { role: "product_owner" }, take: 1 } },
  });
  if (!user) throw new FieldError("email", "noSuchAccount");
  if (user.id === ownerId) throw new FieldError("email", "alreadyOwner");
  if (user.roles.length === 0) throw new FieldError("email", "notProductOwner");
  return user;
}

async function write(tx: Tx, project: Project, to: User, ownerFunction: string): Promise<void> {
  const { id, version, ownerId } = project;
  assertWritten(
    await tx.project.updateMany({
      where: { id, version, ownerId },
      data: { ownerId: to.id, ownerFunction, version: { increment: 1 } },
    }),
  );
}

async function tell(tx: Tx, to: User, projects: Project[], before: string, by: Actor): Promise<void> {
  const t = translatorFor(localeOf(to.locale));
  const values = {
    count: projects.length,
    projects: projects.map(({ number, title }) => `${number} ${title}`).join("\n"),
    before,
    by: by.name,
    link: `${env().VIGILANS_URL}/projects?owner=me`,
  };
  await queueMail(tx, {
    purpose: "project_handed_over",
    to: [to.email],
    subject: t("projects.ownership.mail.subject", values),
    text: t("projects.ownership.mail.text", values),
    replyTo: by.email,
  });
}

/**
 * The product owner hands the project over to another product owner, who is told by mail. What was decided and signed
 * before stands as it is: it names who did it.
 */
export async function handOverProject(actor: Actor, input: HandOverProjectInput, at: Date): Promise<void> {
  const { projectId, version, email, ownerFunction } = input;
  await changeProject(actor, projectId, at, mayDecide, async (tx, project) => {
    assertVersion(project, version);
    const to = await successor(tx, email, project.ownerId);
    await write(tx, project, to, ownerFunction);
    await tell(tx, to, [project], actor.name, actor);
    const data = { before: actor.name, after: to.name };
    return { events: [{ type: "owner_changed", data }], result: undefined };
  });
}

/**
 * Gives the projects of a product owner who has left to another one: the administrator's, and only for an account
 * that can decide nothing any more. Returns how many were handed over, two hundred at most.
 */
export async function reassignProjects(
  actor: Actor,
  input: ReassignProjectsInput,
  at: Date,
): Promise<number> {
  const { id: userId, version, email, ownerFunction } = input;
  return db.$transaction(async (tx) => {
    const before = await tx.user.findUnique({ where: { id: userId }, include: { roles: true } });
    if (!before) throw new NotFoundError();
    if (!mayReassign(actor, before)) throw new ForbiddenError();
    if (before.version !== version) throw new ConflictError();
    const to = await successor(tx, email, userId);
    const ids = await tx.$queryRaw<{ id: string }[]>`
      SELECT "id" FROM "Project" WHERE "ownerId" = ${userId}::uuid ORDER BY "id" LIMIT ${mostAtOnce} FOR UPDATE`;
    const projects = await tx.project.findMany({
      where: { id: { in: ids.map(({ id }) => id) } },
      orderBy: { id: "asc" },
    });
    for (const project of projects) {
      await write(tx, project, to, ownerFunction);
      const data = { before: before.name, after: to.name };
      await recordProjectEvent(tx, project.id, { type: "owner_changed", data }, actor, at);
    }
    if (projects.length > 0) await tell(tx, to, projects, before.name, actor);
    return projects.length;
  });
}
