import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { TextInput } from "#components/ui/fields.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { defaultDeadlines } from "#lib/cases/deadlines.ts";
import { settingForForm } from "#lib/organisation/queries.ts";
import { saveDeadlines } from "../../actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.tabs"))("deadlines") };
}

const beforeActing = ["received", "gathering", "coordinating"] as const;
const severities = ["critical", "high", "moderate", "low"] as const;

export default async function DeadlinesPage() {
  const actor = await requirePage("settings.view");
  const { value, version } = await settingForForm(actor, "deadlines");
  const deadlines = value ?? defaultDeadlines;
  const t = await getTranslations();
  const days = (name: string, label: string, count: number) => (
    <TextInput
      key={name}
      name={name}
      type="number"
      label={label}
      defaultValue={count}
      className="w-28"
      size="small"
    />
  );
  return (
    <Panel title={t("settings.deadlines.title")}>
      <p className="max-w-prose pb-6">{t("settings.deadlines.text")}</p>
      <ActionForm
        action={saveDeadlines}
        hidden={{ version }}
        submitLabel={t("settings.save")}
        submitSize="small"
      >
        <fieldset className="flex flex-wrap gap-x-8 gap-y-4">
          <legend className="pb-2 font-semibold">{t("settings.deadlines.perStatus")}</legend>
          {beforeActing.map((status) => days(status, t(`statuses.${status}`), deadlines[status]))}
          {days("following_up", t("statuses.following_up"), deadlines.following_up)}
        </fieldset>
        <fieldset className="flex flex-wrap gap-x-8 gap-y-4">
          <legend className="pb-2 font-semibold">
            {t("settings.deadlines.acting", { status: t("statuses.acting") })}
          </legend>
          {severities.map((severity) =>
            days(`acting.${severity}`, t(`severities.${severity}`), deadlines.acting[severity]),
          )}
        </fieldset>
      </ActionForm>
    </Panel>
  );
}
