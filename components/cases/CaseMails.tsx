import { getTranslations } from "next-intl/server";
import { MailTable } from "#components/mail/MailTable.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { may } from "#lib/auth/access.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { mailsOfCase } from "#lib/mail/queries.ts";

/** The mails that a case has sent, newest first. For pages that only those see who see the working material. */
export async function CaseMails({ actor, caseId }: { actor: Actor; caseId: string }) {
  const t = await getTranslations("mails");
  const mails = await mailsOfCase(caseId);
  return (
    <Panel title={t("ofCase")} id="mails">
      {mails.length === 0 ? (
        <p>{t("noneOfCase")}</p>
      ) : (
        <MailTable mails={mails} linked={may(actor, "mails.view")} />
      )}
    </Panel>
  );
}
