import { getTranslations } from "next-intl/server";
import { VerbPage } from "#components/cases/VerbPage.tsx";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { TextAreaInput } from "#components/ui/fields.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { pageCase } from "#lib/cases/page.ts";
import { reopen } from "../actions.ts";

type Props = { params: Promise<{ number: string }> };

export default async function ReopenPage({ params }: Props) {
  const actor = await requirePage("cases.coordinate");
  const found = await pageCase(actor, (await params).number);
  const t = await getTranslations("handling.reopen");
  return (
    <VerbPage actor={actor} found={found} verb="reopen" title={t("title")} lead={t("lead")}>
      <ActionForm
        action={reopen}
        hidden={{ caseId: found.id, version: found.version, number: found.number }}
        submitLabel={t("title")}
      >
        <TextAreaInput name="reason" label={t("reason")} rows={4} />
      </ActionForm>
    </VerbPage>
  );
}
