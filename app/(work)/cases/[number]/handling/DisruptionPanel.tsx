import { Alert } from "@navikt/ds-react/Alert";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { TextAreaInput, TextInput } from "#components/ui/fields.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import type { Actor } from "#lib/auth/actor.ts";
import type { PageCase } from "#lib/cases/page.ts";
import { mayCoordinate } from "#lib/cases/policy.ts";
import { dayOf } from "#lib/clock.ts";
import { confirmDisruption } from "./actions.ts";

type Props = { actor: Actor; found: PageCase; disruption: NonNullable<PageCase["supplyDisruption"]> };

/** RH-13659, started by the decision: tracked until its owners confirm that they took over. */
export async function DisruptionPanel({ actor, found, disruption }: Props) {
  const t = await getTranslations("handling.disruption");
  const { startedAt, startedBy, confirmedAt, confirmedBy, note, version } = disruption;
  return (
    <Panel title={t("title")} id="supply-disruption">
      <div className="flex max-w-3xl flex-col gap-4">
        <p>{t("started", { day: dayOf(startedAt), by: startedBy })}</p>
        {confirmedAt ? (
          <Alert variant="success" size="small" inline>
            {t("confirmed", { day: dayOf(confirmedAt), by: confirmedBy ?? "" })}
            {note && <span className="block whitespace-pre-line">{note}</span>}
          </Alert>
        ) : (
          <Alert variant="warning" size="small" inline>
            {t("waiting")}
          </Alert>
        )}
        {!confirmedAt && mayCoordinate(actor) && found.status !== "closed" && (
          <div className="no-print">
            <ActionForm
              action={confirmDisruption}
              hidden={{ caseId: found.id, version }}
              prefix="disruption-"
              submitLabel={t("submit")}
              submitVariant="secondary"
            >
              <TextInput name="by" label={t("by")} maxLength={200} className="max-w-md" />
              <TextAreaInput name="note" label={t("note")} optional rows={2} />
            </ActionForm>
          </div>
        )}
      </div>
    </Panel>
  );
}
