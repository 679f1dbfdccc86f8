import { getLocale, getTranslations } from "next-intl/server";
import { VerbPage } from "#components/cases/VerbPage.tsx";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { RadioInput, TextAreaInput } from "#components/ui/fields.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { pageCase } from "#lib/cases/page.ts";
import { summaryDraft } from "#lib/cases/queries/drafts.ts";
import { closingOutcomes } from "#lib/cases/workflow.ts";
import { localeOf } from "#lib/i18n/locale.ts";
import { closeCase } from "../actions.ts";

type Props = { params: Promise<{ number: string }> };

export default async function ClosePage({ params }: Props) {
  const actor = await requirePage("cases.coordinate");
  const found = await pageCase(actor, (await params).number);
  const t = await getTranslations("handling");
  const onlyOwnHandling = found.tracks.length === 1 && found.tracks[0] === "own_handling";
  return (
    <VerbPage actor={actor} found={found} verb="close" title={t("close.title")}>
      <ActionForm
        action={closeCase}
        hidden={{ caseId: found.id, version: found.version, number: found.number }}
        submitLabel={t("close.title")}
      >
        <RadioInput
          name="outcome"
          label={t("close.outcome")}
          defaultValue={onlyOwnHandling ? "handled_by_unit" : "actioned"}
          options={closingOutcomes.map((value) => ({ value, label: t(`outcomes.${value}`) }))}
        />
        <TextAreaInput
          name="summary"
          label={t("close.summary")}
          description={t("close.summaryHelp")}
          defaultValue={await summaryDraft(actor, found.id, localeOf(await getLocale()))}
          rows={10}
        />
      </ActionForm>
    </VerbPage>
  );
}
