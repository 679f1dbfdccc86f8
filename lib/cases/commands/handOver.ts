import type { Actor } from "#lib/auth/actor.ts";
import { transition } from "#lib/cases/commands/transition.ts";
import type { HandOverInput } from "#lib/cases/schema.ts";
import { db, type Tx } from "#lib/db.ts";
import type { NewRecipient } from "#lib/dispatch/addressees.ts";
import { createDispatch } from "#lib/dispatch/commands/create.ts";
import { productOwnerOf } from "#lib/dispatch/proposals.ts";
import { noticeDocuments } from "#lib/dispatch/queries/documents.ts";
import { mailNotice } from "#lib/dispatch/queries/letter.ts";
import { draftFor, handedOverDraft, type MailNotice } from "#lib/dispatch/text.ts";
import { FieldError, RefusedError } from "#lib/errors.ts";
import { translatorFor } from "#lib/i18n/translator.ts";
import { mailboxesOf, ownHandlingUnits } from "#lib/organisation/queries.ts";
import { touchedProjects } from "#lib/projects/queries/touched.ts";

/** The chosen units as recipients. Refused when one has no mailbox to receive with. */
async function ownHandlers(tx: Tx, unitIds: string[]): Promise<NewRecipient[]> {
  const known = await ownHandlingUnits(tx);
  return [...new Set(unitIds)].map((id) => {
    const unit = known.find((row) => row.id === id);
    if (!unit) throw new FieldError("recipients", "invalid");
    if (!unit.mailbox)
      throw new RefusedError([{ key: "unitMailbox", values: { who: unit.name }, href: "/directory" }]);
    const { name, administrationId, mailbox } = unit;
    return {
      ...{ kind: "own_handling", purpose: "for_action", name, email: mailbox.address },
      ...{ unitId: id, administrationId },
    };
  });
}

async function forInformation(tx: Tx): Promise<NewRecipient[]> {
  const boxes = await mailboxesOf("coordinator", tx);
  return boxes.map(({ name, address }) => ({
    kind: "coordinator",
    purpose: "for_information",
    name,
    email: address,
  }));
}

/** Product owners of self-made devices with parts that the notice touches; one whose account is closed reads nothing. */
async function productOwners(tx: Tx, notice: MailNotice): Promise<NewRecipient[]> {
  const touched = await touchedProjects(notice, { tx });
  return touched
    .filter(({ owner }) => owner.active)
    .map((project) => {
      const { kind, name, email, projectId } = productOwnerOf(project);
      return { kind, name, email, projectId, purpose: "for_action" };
    });
}

/**
 * The notice concerns only units with own handling: it goes to their mailboxes with all its documents, and to
 * the coordinators for information. They act, answer the supplier themselves, and report closure. Whoever owns a
 * self-made device with the product in it gets the notice for action as well.
 * Source: RH-15405, Verksamheter med egen hantering av säkerhetsmeddelanden.
 */
export async function handOver(actor: Actor, input: HandOverInput, at: Date): Promise<void> {
  const { caseId, version, recipients, message } = input;
  await db.$transaction(async (tx) => {
    const handlers = await ownHandlers(tx, recipients);
    const names = handlers.map((one) => one.name);
    await transition(
      tx,
      actor,
      {
        verb: "handOver",
        caseId,
        version,
        input: { ownHandlers: handlers.length },
        data: { tracks: ["own_handling"] },
        event: { type: "handed_over", data: { to: names.join(", ") } },
      },
      at,
    );
    const notice = await mailNotice(caseId, tx);
    const t = translatorFor("sv");
    const documents = (await noticeDocuments(caseId, tx)).filter((file) => file.chosen);
    const common = { caseId, track: "own_handling", documents } as const;
    const informed = await forInformation(tx);
    // Before the units' own dispatch: the newest of a case stands first on its page.
    if (informed.length > 0) {
      const copy = handedOverDraft(names, message, notice, t);
      await createDispatch(tx, { ...common, ...copy, recipients: informed }, actor, at);
    }
    const owners = await productOwners(tx, notice);
    if (owners.length > 0) {
      const asked = draftFor("equipment", notice, documents.length > 0, t);
      await createDispatch(tx, { ...common, ...asked, recipients: owners }, actor, at);
    }
    const draft = draftFor("own_handling", notice, documents.length > 0, t);
    const body = message ? `${message}\n\n${draft.body}` : draft.body;
    await createDispatch(tx, { ...common, ...draft, body, recipients: handlers }, actor, at);
  });
}
