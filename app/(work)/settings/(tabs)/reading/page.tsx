import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { CheckboxListInput, RadioInput, SelectInput } from "#components/ui/fields.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { defaultOpening, OPENING_FACTS, OPENING_MODES, OPENING_THRESHOLDS } from "#lib/intake/opening.ts";
import { settingForForm } from "#lib/organisation/queries.ts";
import { saveOpening } from "../../actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.tabs"))("reading") };
}

/** How sure a notice must be before it opens a case by itself. */
export default async function ReadingPage() {
  const actor = await requirePage("settings.view");
  const { value, version } = await settingForForm(actor, "opening");
  const { mode, threshold, required } = value ?? defaultOpening;
  const t = await getTranslations("settings");
  const limits = OPENING_THRESHOLDS.map((limit) => ({
    value: String(limit),
    label: t("opening.percent", { percent: Math.round(limit * 100) }),
  }));
  return (
    <Panel title={t("opening.title")}>
      <p className="max-w-prose pb-6">{t("opening.text")}</p>
      <ActionForm
        action={saveOpening}
        hidden={{ version }}
        submitLabel={t("save")}
        submitSize="small"
        className="flex max-w-prose flex-col gap-6"
      >
        <RadioInput
          name="mode"
          label={t("opening.mode")}
          defaultValue={mode}
          options={OPENING_MODES.map((value) => ({
            value,
            label: t(`opening.modes.${value}`),
            description: t(`opening.${value}Hint`),
          }))}
        />
        <fieldset className="flex flex-col gap-5 border-l-2 border-(--ax-border-neutral-subtle) pl-5">
          <legend className="pb-2 text-lg font-semibold">{t("opening.own")}</legend>
          <SelectInput
            name="threshold"
            label={t("opening.threshold")}
            options={limits}
            defaultValue={String(threshold)}
          />
          <CheckboxListInput
            name="required"
            label={t("opening.required")}
            defaultValue={required}
            options={OPENING_FACTS.map((value) => ({ value, label: t(`opening.facts.${value}`) }))}
          />
        </fieldset>
        <p className="text-(--ax-text-neutral-subtle)">{t("opening.always")}</p>
      </ActionForm>
    </Panel>
  );
}
