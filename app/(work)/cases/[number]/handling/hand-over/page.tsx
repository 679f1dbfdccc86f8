import { getTranslations } from "next-intl/server";
import { VerbPage } from "#components/cases/VerbPage.tsx";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { CheckboxListInput, TextAreaInput } from "#components/ui/fields.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { pageCase } from "#lib/cases/page.ts";
import { mailNotice } from "#lib/dispatch/queries/letter.ts";
import { ownHandlingUnits } from "#lib/organisation/queries.ts";
import { touchedProjects } from "#lib/projects/queries/touched.ts";
import { handOver } from "../actions.ts";

type Props = { params: Promise<{ number: string }> };

/** RH-15405, Verksamheter med egen hantering: the notice concerns them only. */
export default async function HandOverPage({ params }: Props) {
  const actor = await requirePage("cases.triage");
  const found = await pageCase(actor, (await params).number);
  const t = await getTranslations("handling.handOver");
  const units = await ownHandlingUnits();
  const touched = await touchedProjects(await mailNotice(found.id));
  const owners = new Set(touched.flatMap(({ owner }) => (owner.active ? [owner.email] : []))).size;
  return (
    <VerbPage actor={actor} found={found} verb="handOver" title={t("title")} lead={t("lead")}>
      {units.length === 0 ? (
        <p>{t("none")}</p>
      ) : (
        <ActionForm
          action={handOver}
          hidden={{ caseId: found.id, version: found.version, number: found.number }}
          submitLabel={t("title")}
        >
          <CheckboxListInput
            name="recipients"
            label={t("recipients")}
            options={units.map((unit) => ({
              value: unit.id,
              label: unit.name,
              description: unit.mailbox?.address ?? t("noMailbox"),
            }))}
          />
          {owners > 0 && <p>{t("productOwners", { count: owners })}</p>}
          <TextAreaInput name="message" label={t("message")} optional rows={4} />
        </ActionForm>
      )}
    </VerbPage>
  );
}
