import { Heading } from "@navikt/ds-react/Typography";
import { getTranslations } from "next-intl/server";
import { VerbPage } from "#components/cases/VerbPage.tsx";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { RadioInput, TextAreaInput } from "#components/ui/fields.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { pageCase } from "#lib/cases/page.ts";
import { decisionBasis } from "#lib/cases/queries/handling.ts";
import { dismissOutcomes } from "#lib/cases/workflow.ts";
import { dismiss } from "../actions.ts";
import { SearchList } from "../SearchList.tsx";

type Props = { params: Promise<{ number: string }> };

/** Dismissal, with the searches that show it in sight. */
export default async function DismissPage({ params }: Props) {
  const actor = await requirePage("cases.triage");
  const found = await pageCase(actor, (await params).number);
  const t = await getTranslations("handling");
  const { searches } = await decisionBasis(actor, found.id);
  const made = searches.filter((search) => search.result !== "not_applicable");
  return (
    <VerbPage actor={actor} found={found} verb="dismiss" title={t("dismiss.title")} lead={t("dismiss.lead")}>
      <div>
        <Heading level="3" size="xsmall">
          {t("basis.searches")}
        </Heading>
        <SearchList searches={searches} />
      </div>
      <ActionForm
        action={dismiss}
        hidden={{ caseId: found.id, version: found.version, number: found.number }}
        submitLabel={t("dismiss.title")}
      >
        <RadioInput
          name="outcome"
          label={t("dismiss.outcome")}
          options={dismissOutcomes.map((value) => ({
            value,
            label: t(`outcomes.${value}`),
            description:
              value === "not_concerned" && made.length === 0 ? t("dismiss.needsSearch") : undefined,
          }))}
        />
        <TextAreaInput name="reason" label={t("dismiss.reason")} rows={4} />
      </ActionForm>
    </VerbPage>
  );
}
