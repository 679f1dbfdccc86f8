import type { Actor } from "#lib/auth/actor.ts";
import { db, type Tx } from "#lib/db.ts";
import { splitBySize } from "#lib/dispatch/attachments.ts";
import { defaultLinkDays } from "#lib/dispatch/links.ts";
import type { DispatchText, MailNotice, OwnDevice } from "#lib/dispatch/text.ts";
import { env } from "#lib/env.ts";
import { type Locale, localeOf } from "#lib/i18n/locale.ts";
import { translatorFor } from "#lib/i18n/translator.ts";
import { currentNoticeFirst } from "#lib/notices/order.ts";
import { mailboxesOf } from "#lib/organisation/queries.ts";
import { readSetting } from "#lib/organisation/settings.ts";
import { signatureLines } from "#lib/organisation/signature.ts";
import { touchedProjects } from "#lib/projects/queries/touched.ts";

const emptyNotice: MailNotice = {
  manufacturer: null,
  devices: [],
  fsnReferences: [],
  fscaReferences: [],
  refs: [],
  udiDis: [],
  lots: [],
  serials: [],
  softwareVersions: [],
};

/** What the mails of a case say about its newest notice; empty while there is none. */
export async function mailNotice(caseId: string, tx: Tx = db): Promise<MailNotice> {
  const found = await tx.notice.findFirst({
    where: { caseId },
    orderBy: [...currentNoticeFirst],
    select: {
      manufacturer: true,
      devices: true,
      fsnReferences: true,
      fscaReferences: true,
      refs: true,
      udiDis: true,
      lots: true,
      serials: true,
      softwareVersions: true,
    },
  });
  return found ?? emptyNotice;
}

/** A mail names no more parts than this; the page of the notice has them all. */
const partsInMail = 20;

/**
 * The devices of product owners among the recipients, as their mails tell them, by the project's id: the parts that
 * the notice touches with the address of their risks.
 */
export async function ownDevices(
  notice: MailNotice,
  recipients: readonly { projectId?: string | null }[],
  tx: Tx = db,
): Promise<Map<string, OwnDevice>> {
  const projectIds = [...new Set(recipients.flatMap(({ projectId }) => projectId ?? []))];
  if (projectIds.length === 0) return new Map();
  const projects = await tx.project.findMany({
    where: { id: { in: projectIds } },
    select: { id: true, number: true, title: true },
  });
  const touched = await touchedProjects(notice, { projectIds, tx });
  return new Map(
    projects.map(({ id, number, title }) => {
      const components = touched.find((project) => project.id === id)?.components ?? [];
      const parts = components.slice(0, partsInMail).map((part) => ({
        name: part.name,
        manufacturer: part.manufacturer,
        address: new URL(`/projects/${number}/risks?component=${part.id}`, env().VIGILANS_URL).href,
      }));
      return [id, { number, title, parts }];
    }),
  );
}

/** Whose name stands below a mail, and the roles that say in which function. */
export type Signer = Pick<Actor, "name" | "roles">;

/** Who a dispatch comes from: the person, what stands below the name, and the coordinators' mailbox for questions. */
export async function mailSender(tx: Tx, actor: Signer, locale: Locale): Promise<DispatchText["sender"]> {
  const region = (await readSetting(tx, "region")) ?? { name: "", signature: "" };
  const [mailbox] = await mailboxesOf("coordinator", tx);
  const signature = signatureLines(actor.roles, region, translatorFor(locale)).join("\n");
  return { name: actor.name, signature: signature || null, askAt: mailbox?.address ?? null };
}

export type Letter = {
  caseId: string;
  text: DispatchText;
  locale: string;
  attachments: { fileName: string; sha256: string }[];
  linkDays: number;
};

/** A dispatch with all that its mails need, read once for any number of recipients. */
export async function loadLetter(tx: Tx, dispatchId: string, sender: Signer): Promise<Letter> {
  const found = await tx.dispatch.findUniqueOrThrow({
    where: { id: dispatchId },
    include: {
      case: { select: { number: true } },
      requestedActions: { orderBy: { position: "asc" } },
      documents: { orderBy: { position: "asc" }, include: { file: { select: { size: true } } } },
    },
  });
  const files = found.documents.map(({ fileName, sha256, file }) => ({ fileName, sha256, size: file.size }));
  const { attached, behindLink } = splitBySize(files);
  return {
    caseId: found.caseId,
    locale: found.locale,
    linkDays: (await readSetting(tx, "linkDays")) ?? defaultLinkDays,
    attachments: attached.map(({ fileName, sha256 }) => ({ fileName, sha256 })),
    text: {
      caseNumber: found.case.number,
      notice: await mailNotice(found.caseId, tx),
      subject: found.subject,
      body: found.body,
      requestedActions: found.requestedActions.map((action) => action.text),
      replyHow: found.replyHow,
      replyBy: found.replyBy?.toISOString().slice(0, 10) ?? null,
      sender: await mailSender(tx, sender, localeOf(found.locale)),
      attached: attached.map((file) => file.fileName),
      behindLink: behindLink.map((file) => file.fileName),
    },
  };
}
