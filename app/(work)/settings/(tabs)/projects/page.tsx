import { Alert } from "@navikt/ds-react/Alert";
import type { Metadata, Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { SigningProblem } from "#components/projects/SigningProblem.tsx";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { TextInput } from "#components/ui/fields.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { now } from "#lib/clock.ts";
import { signingProblem, signingState } from "#lib/documents/certificate.ts";
import { settingForForm } from "#lib/organisation/queries.ts";
import { institution } from "#lib/projects/queries/settings.ts";
import { saveInstitution } from "../../actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("institution.title") };
}

const fields = ["legalEntity", "organisationNumber", "address", "place", "authority"] as const;
const colors = { region: "success", demonstration: "info", none: "warning" } as const;

/** Who makes self-made devices, the authority that is told of them, and what declarations are signed with. */
export default async function ProjectSettingsPage() {
  const actor = await requirePage("settings.view");
  const { value, version } = await settingForForm(actor, "institution");
  const shown = value ?? (await institution());
  const state = signingState();
  const problem = await signingProblem(now());
  const t = await getTranslations("settings");
  return (
    <div className="grid items-start gap-6 *:min-w-0 lg:grid-cols-2">
      <Panel title={t("institution.title")}>
        <p className="pb-4">{t("institution.text")}</p>
        <ActionForm
          action={saveInstitution}
          hidden={{ version }}
          prefix="institution-"
          submitLabel={t("save")}
          submitSize="small"
        >
          {fields.map((name) => (
            <TextInput
              key={name}
              name={name}
              label={t(`institution.${name}`)}
              defaultValue={shown[name]}
              maxLength={300}
            />
          ))}
        </ActionForm>
      </Panel>
      <Panel title={t("institution.signing")}>
        <div className="flex flex-col gap-4">
          {problem ? (
            <SigningProblem problem={problem} />
          ) : (
            <Alert variant={colors[state]} size="small" inline>
              {t(`institution.certificate.${state}`)}
            </Alert>
          )}
          <Link href={"/projects/disposal" as Route} className="underline">
            {t("tabs.disposal")}
          </Link>
        </div>
      </Panel>
    </div>
  );
}
