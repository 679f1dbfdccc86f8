import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Panel } from "#components/ui/Panel.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { pageCase } from "#lib/cases/page.ts";
import { checklistMailDraft } from "#lib/checklist/commands/mail.ts";
import { proposedMail } from "#lib/checklist/mailText.ts";
import { mayMailChecklist } from "#lib/checklist/policy.ts";
import { checklistOf } from "#lib/checklist/queries.ts";
import { mailFunctions } from "#lib/checklist/schema.ts";
import type { Translate } from "#lib/i18n/translate.ts";
import { translatorFor } from "#lib/i18n/translator.ts";
import { mailboxesOf } from "#lib/organisation/queries.ts";
import { MailForm } from "./MailForm.tsx";

type Props = { params: Promise<{ number: string }> };

/** Bilaga 1 as the mail that goes between the functions (mailmall), with the exact text before it goes. */
export default async function ChecklistMailPage({ params }: Props) {
  const actor = await requirePage("cases.gather");
  const found = await pageCase(actor, (await params).number);
  if (!mayMailChecklist(actor, found.status)) notFound();
  const t = await getTranslations();
  const { files: _files, ...draft } = await checklistMailDraft(actor, found.id);
  // The proposal is part of the mail, and so in its language.
  const inMail = translatorFor("sv") as unknown as Translate;
  const proposal = proposedMail(await checklistOf(actor, found.id), inMail);
  const functions = await Promise.all(
    mailFunctions.map(async (kind) => ({
      kind,
      label: t(`roles.${kind}`),
      addresses: (await mailboxesOf(kind)).map((box) => box.address),
    })),
  );
  return (
    <Panel title={t("checklist.mailPage.title")}>
      <p className="max-w-3xl pb-5">{t("checklist.mailPage.lead")}</p>
      <MailForm
        caseId={found.id}
        caseNumber={found.number}
        functions={functions}
        draft={draft}
        proposal={proposal}
        sender={actor.name}
      />
    </Panel>
  );
}
