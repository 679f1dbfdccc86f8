import { getTranslations } from "next-intl/server";
import { VerbPage } from "#components/cases/VerbPage.tsx";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { TextAreaInput } from "#components/ui/fields.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { pageCase } from "#lib/cases/page.ts";
import { returnChecklist } from "../../gatheringActions.ts";

type Props = { params: Promise<{ number: string }> };

export default async function ReturnPage({ params }: Props) {
  const actor = await requirePage("cases.coordinate");
  const found = await pageCase(actor, (await params).number);
  const t = await getTranslations("handling.return");
  return (
    <VerbPage actor={actor} found={found} verb="returnChecklist" title={t("title")} lead={t("lead")}>
      <ActionForm
        action={returnChecklist}
        hidden={{ caseId: found.id, version: found.version, number: found.number }}
        submitLabel={t("title")}
      >
        <TextAreaInput name="reason" label={t("reason")} rows={4} />
      </ActionForm>
    </VerbPage>
  );
}
