import type { Actor } from "#lib/auth/actor.ts";
import { senderReplies } from "#lib/cases/queries/handling.ts";
import { replyFilesOf } from "#lib/cases/queries/replyFiles.ts";
import { visibleTo } from "#lib/cases/queries.ts";
import { type ReplyFacts, replyTemplate, resultLines } from "#lib/cases/replyTemplate.ts";
import { replyTarget } from "#lib/cases/replyThread.ts";
import { searchAnswerSchema } from "#lib/checklist/schema.ts";
import { dayOf } from "#lib/clock.ts";
import { db } from "#lib/db.ts";
import { env } from "#lib/env.ts";
import { NotFoundError } from "#lib/errors.ts";
import type { Locale } from "#lib/i18n/locale.ts";
import { translatorFor } from "#lib/i18n/translator.ts";
import { currentNoticeFirst } from "#lib/notices/order.ts";
import { mailboxesOf } from "#lib/organisation/queries.ts";
import { readSetting } from "#lib/organisation/settings.ts";
import { signatureLines } from "#lib/organisation/signature.ts";

async function answersOf(caseId: string): Promise<ReplyFacts["answers"]> {
  const recipients = await db.recipient.findMany({
    where: { caseId, purpose: "for_action", answeredAt: { not: null } },
    select: {
      responses: {
        orderBy: { version: "desc" },
        take: 1,
        include: { actions: { orderBy: { position: "asc" } } },
      },
    },
  });
  return recipients.flatMap(({ responses }) =>
    responses.map(({ concerned, quantity, actions }) => ({
      concerned,
      quantity,
      done: actions.filter((action) => action.done).map((action) => action.text),
      notDone: actions.filter((action) => !action.done).map((action) => action.text),
    })),
  );
}

/** Whether the searches of Bilaga 1 show that the region has nothing of it. */
async function nothingFound(caseId: string): Promise<boolean> {
  const rows = await db.checklistRow.findMany({ where: { caseId }, select: { answer: true } });
  const results = rows.flatMap(({ answer }) => {
    const search = searchAnswerSchema.safeParse(answer);
    return search.success ? [search.data.result] : [];
  });
  return results.includes("no_hit") && !results.includes("hit");
}

async function replyFacts(actor: Actor, caseId: string, locale: Locale): Promise<ReplyFacts> {
  const t = translatorFor(locale);
  const found = await db.case.findUniqueOrThrow({
    where: { id: caseId },
    include: {
      notices: { orderBy: [...currentNoticeFirst], take: 1 },
      actionItems: { orderBy: { createdAt: "asc" } },
    },
  });
  const [notice] = found.notices;
  const region = (await readSetting(db, "region")) ?? { name: t("reply.template.region"), signature: "" };
  return {
    caseNumber: found.number,
    region: region.name,
    sender: { name: actor.name, signature: signatureLines(actor.roles, region, t) },
    manufacturer: notice?.manufacturer ?? null,
    title: notice?.title ?? found.title,
    references: [...(notice?.fsnReferences ?? []), ...(notice?.fscaReferences ?? [])],
    devices: notice?.devices ?? [],
    receivedOn: dayOf(found.receivedAt),
    originalSubject: (await replyTarget(db, caseId)).subject,
    answers: await answersOf(caseId),
    actions: found.actionItems,
    nothingFound: await nothingFound(caseId),
  };
}

/** A reply with its first proposal in a language, where it can go, and whether it lands in a thread. */
export async function replyDraft(actor: Actor, caseId: string, replyId: string, locale: Locale) {
  const reply = (await senderReplies(actor, caseId)).find((row) => row.id === replyId);
  if (!reply) throw new NotFoundError();
  const { addresses, inThread } = await replyTarget(db, caseId);
  const facts = await replyFacts(actor, caseId, locale);
  const { MAIL_FROM, MAIL_FROM_NAME } = env();
  const [intake] = await mailboxesOf("intake");
  return {
    ...{ reply, addresses, inThread },
    from: `${MAIL_FROM_NAME} <${MAIL_FROM}>`,
    replyTo: intake?.address ?? null,
    files: await replyFilesOf(caseId),
    ...replyTemplate(reply.kind, facts, translatorFor(locale)),
  };
}

/** A first proposal of the closing summary: what was decided and what came of it. */
export async function summaryDraft(actor: Actor, caseId: string, locale: Locale): Promise<string> {
  const t = translatorFor(locale);
  const found = await db.case.findFirst({
    where: { AND: [{ id: caseId }, visibleTo(actor)] },
    include: {
      actionItems: { orderBy: { createdAt: "asc" } },
      recipients: {
        where: { kind: "own_handling", closureReportedAt: { not: null } },
        select: { name: true, closureReport: true },
      },
    },
  });
  if (!found) throw new NotFoundError();
  if (found.summary) return found.summary;
  const lines = resultLines(
    {
      answers: await answersOf(caseId),
      actions: found.actionItems,
      nothingFound: await nothingFound(caseId),
    },
    t,
  );
  const reports = found.recipients.map(({ name, closureReport }) => `${name}: ${closureReport ?? ""}`.trim());
  return [found.assessment ?? "", ...lines, ...reports].filter(Boolean).join("\n");
}
