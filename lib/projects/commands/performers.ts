import type { Actor } from "#lib/auth/actor.ts";
import { db } from "#lib/db.ts";
import { env } from "#lib/env.ts";
import { FieldError, ForbiddenError, NotFoundError, RefusedError } from "#lib/errors.ts";
import { localeOf } from "#lib/i18n/locale.ts";
import { translatorFor } from "#lib/i18n/translator.ts";
import { queueMail } from "#lib/mail/outbox.ts";
import { changeProject } from "#lib/projects/commands/change.ts";
import { placeOf, testOf } from "#lib/projects/commands/tests.ts";
import { recordProjectEvent } from "#lib/projects/events.ts";
import { hasEnded, mayEdit } from "#lib/projects/policy.ts";
import { assertVersion, assertWritten } from "#lib/projects/queries.ts";
import { confirmObstacles } from "#lib/projects/tests/rules.ts";
import type { AddPerformerInput, PerformerInput } from "#lib/projects/tests/schema.ts";

const open = { result: null, cancelledAt: null };

/**
 * Names somebody who carries out a test. Who has an account is asked by mail to read the plan and confirm; for anybody
 * else the project notes their word.
 */
export async function addPerformer(actor: Actor, input: AddPerformerInput, at: Date): Promise<void> {
  const { projectId, id, email, name } = input;
  await changeProject(actor, projectId, at, mayEdit, async (tx, project) => {
    const test = await testOf(tx, projectId, id);
    if (test.result || test.cancelledAt) throw new RefusedError([{ key: "project.testRecorded" }]);
    const user = email ? await tx.user.findFirst({ where: { email, active: true } }) : null;
    if (email && !user) throw new FieldError("email", "noSuchAccount");
    const known = test.performers.some((row) =>
      user ? row.userId === user.id : row.userId === null && row.name === name,
    );
    if (known) throw new FieldError(user ? "email" : "name", "performerThere");
    const performer = { testId: id, userId: user?.id ?? null, name: user?.name ?? name ?? "" };
    await tx.testPerformer.create({ data: performer });
    if (user && user.id !== actor.id) {
      const t = translatorFor(localeOf(user.locale));
      const values = { number: project.number, title: test.title, project: project.title, name: actor.name };
      const address = `${env().VIGILANS_URL}/confirmations/${id}`;
      await queueMail(tx, {
        purpose: "project_test",
        to: [user.email],
        subject: t("projects.tests.mail.subject", values),
        text: t("projects.tests.mail.text", { ...values, address }),
      });
    }
    const event = { type: "performer_added", data: { number: test.number, name: performer.name } } as const;
    return { events: [event], result: undefined };
  });
}

/** Takes somebody off a test that is not recorded. */
export async function removePerformer(actor: Actor, input: PerformerInput, at: Date): Promise<void> {
  const { projectId, id, performerId } = input;
  await changeProject(actor, projectId, at, mayEdit, async (tx) => {
    const test = await testOf(tx, projectId, id);
    if (test.result) throw new RefusedError([{ key: "project.testRecorded" }]);
    const performer = test.performers.find((row) => row.id === performerId);
    if (!performer) throw new NotFoundError();
    await tx.testPerformer.delete({ where: { id: performerId } });
    const event = { type: "performer_removed", data: { number: test.number, name: performer.name } } as const;
    return { events: [event], result: undefined };
  });
}

/** Notes the word of somebody without an account that risks and limits are known (VGR 3.3, 3.4). */
export async function noteConfirmation(actor: Actor, input: PerformerInput, at: Date): Promise<void> {
  const { projectId, id, version, performerId } = input;
  await changeProject(actor, projectId, at, mayEdit, async (tx, project) => {
    const test = await testOf(tx, projectId, id);
    assertVersion(test, version);
    const performer = test.performers.find((row) => row.id === performerId);
    if (!performer) throw new NotFoundError();
    // Who has an account gives their own word.
    if (performer.userId) throw new ForbiddenError();
    const missing = confirmObstacles(test, placeOf(project));
    if (missing.length > 0) throw new RefusedError(missing);
    const where = { id: performerId, confirmedAt: null, test: open };
    const data = { confirmedAt: at, confirmedBy: actor.name };
    assertWritten(await tx.testPerformer.updateMany({ where, data }));
    const event = {
      type: "performer_confirmed",
      data: { number: test.number, name: performer.name },
    } as const;
    return { events: [event], result: undefined };
  });
}

/**
 * A performer's own word that risks and limits are known. A performer need not be of the project: it sees and confirms
 * this one test, by being named in it. Throws NotFound for anybody else.
 */
export async function confirmTest(actor: Actor, input: PerformerInput, at: Date): Promise<void> {
  const { projectId, id, version, performerId } = input;
  await db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT "id" FROM "Project" WHERE "id" = ${projectId}::uuid FOR UPDATE`;
    const performer = await tx.testPerformer.findFirst({
      where: { id: performerId, userId: actor.id, test: { id, projectId } },
      include: { test: { include: { project: true, performers: true } } },
    });
    if (!performer) throw new NotFoundError();
    const { project, ...test } = performer.test;
    if (hasEnded(project)) throw new ForbiddenError();
    assertVersion(test, version);
    const missing = confirmObstacles(test, placeOf(project));
    if (missing.length > 0) throw new RefusedError(missing);
    const where = { id: performerId, confirmedAt: null };
    assertWritten(await tx.testPerformer.updateMany({ where, data: { confirmedAt: at } }));
    const data = { number: test.number, name: performer.name };
    await recordProjectEvent(tx, projectId, { type: "performer_confirmed", data }, actor, at);
  });
}
