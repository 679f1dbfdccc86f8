import { Alert } from "@navikt/ds-react/Alert";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { Actor } from "#lib/auth/actor.ts";
import { requirePage } from "#lib/auth/session.ts";
import { type PageCase, pageCase } from "#lib/cases/page.ts";
import { dayOf, now } from "#lib/clock.ts";
import { canSend, mayDispatch } from "#lib/dispatch/policy.ts";
import { type Proposal, proposeRecipients } from "#lib/dispatch/proposals.ts";
import { noticeDocuments, type OfferedDocument } from "#lib/dispatch/queries/documents.ts";
import { mailNotice } from "#lib/dispatch/queries/letter.ts";
import { countDispatches, sentAddresses } from "#lib/dispatch/queries/overview.ts";
import { proposalFacts } from "#lib/dispatch/queries/proposals.ts";
import { draftFor } from "#lib/dispatch/text.ts";
import { translatorFor } from "#lib/i18n/translator.ts";
import { addresseesFrom, type TrackStart } from "./draft.ts";
import { NewDispatch } from "./NewDispatch.tsx";

type Props = { params: Promise<{ number: string }> };

/** Writes a dispatch: whom it goes to, what it asks, a look at the mails, and only then the sending. */
export default async function NewDispatchPage({ params }: Props) {
  const actor = await requirePage("cases.coordinate");
  const found = await pageCase(actor, (await params).number);
  if (!mayDispatch(actor)) notFound();
  const t = await getTranslations("dispatch");
  const documents = await noticeDocuments(found.id);
  return (
    <div className="flex flex-col gap-5">
      <Link href={`/cases/${found.number}/dispatch` as "/"} className="self-start underline">
        {t("back")}
      </Link>
      {canSend(found.status) ? (
        <NewDispatch
          id={crypto.randomUUID()}
          caseId={found.id}
          number={found.number}
          starts={await startsOf(actor, found, documents)}
          documents={documents}
          replyBy={replyDay(found)}
          readDispatches={await countDispatches(found.id)}
        />
      ) : (
        <Alert variant="info">
          {t(found.status === "closed" ? "emptyIn.closed" : "emptyIn.coordinating")}
        </Alert>
      )}
    </div>
  );
}

async function startsOf(actor: Actor, found: PageCase, documents: OfferedDocument[]): Promise<TrackStart[]> {
  const t = await getTranslations("dispatch.reasons");
  const touch = await getTranslations("projects.product.touch");
  const facts = await proposalFacts(actor, found.id);
  const notice = await mailNotice(found.id);
  const sent = await sentAddresses(found.id);
  const goesAlong = documents.some((file) => file.chosen);
  const inWords = (reason: Proposal["reasons"][number]) =>
    "why" in reason
      ? t(reason.key, {
          component: reason.component,
          why: reason.why
            .map((each) => touch(each.key, { value: "value" in each ? each.value : "" }))
            .join(", "),
        })
      : t(reason.key, { unit: "unit" in reason ? reason.unit : "" });
  const draft = (track: TrackStart["track"], locale: "sv" | "en") => {
    const { requestedActions, ...rest } = draftFor(track, notice, goesAlong, translatorFor(locale));
    return { ...rest, actions: requestedActions.join("\n") };
  };
  return found.tracks.map((track) => {
    const { proposals, unplaced } = proposeRecipients(facts, track);
    return {
      track,
      unplaced,
      addressees: addresseesFrom(proposals, sent, inWords),
      drafts: { sv: draft(track, "sv"), en: draft(track, "en") },
    };
  });
}

/** By when to answer: the nearest coming day that the notice or the region's deadlines name. */
function replyDay(found: PageCase): string {
  const notice = found.notices[0];
  const days = [notice?.actBy, notice?.replyBy, found.dueAt].flatMap((date) =>
    date ? [date.toISOString().slice(0, 10)] : [],
  );
  const today = dayOf(now());
  return days.filter((day) => day >= today).sort()[0] ?? "";
}
