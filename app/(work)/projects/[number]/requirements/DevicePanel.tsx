import { Alert } from "@navikt/ds-react/Alert";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { Disclosure } from "#components/ui/Disclosure.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import type { PageProject } from "#lib/projects/queries.ts";
import { traits } from "#lib/projects/requirements/annexI.ts";
import { saveTraits } from "./actions.ts";
import { TraitFields } from "./TraitFields.tsx";

/** What the device is: decides what is proposed. Open until it is answered. */
export async function DevicePanel({ project, edits }: { project: PageProject; edits: boolean }) {
  const t = await getTranslations("projects");
  const chosen = traits.filter((trait) => project.traits.includes(trait));
  const form = edits && (
    <ActionForm
      action={saveTraits}
      hidden={{ projectId: project.id, version: project.version }}
      prefix="traits-"
      submitLabel={t("requirements.deviceSave")}
    >
      <p className="max-w-3xl">{t("requirements.deviceLead")}</p>
      <TraitFields chosen={chosen} />
    </ActionForm>
  );
  return (
    <Panel title={t("requirements.device")} id="device">
      {chosen.length === 0 ? (
        <div className="flex flex-col gap-4">
          <Alert variant="info" size="small" inline>
            {t("requirements.deviceFirst")}
          </Alert>
          {form}
        </div>
      ) : (
        <div className="flex flex-col gap-3">
          <ul className="flex flex-wrap gap-x-6 gap-y-1">
            {chosen.map((trait) => (
              <li key={trait}>{t(`traits.${trait}`)}</li>
            ))}
          </ul>
          {edits && <Disclosure header={t("requirements.deviceChange")}>{form}</Disclosure>}
        </div>
      )}
    </Panel>
  );
}
