import { getTranslations } from "next-intl/server";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import type { FormState } from "#lib/forms/action.ts";

type Props = {
  action: (previous: FormState, formData: FormData) => Promise<FormState>;
  entry: { id: string; version: number; active: boolean };
};

/** Takes an entry of the directory out of use or back: nothing that cases refer to is ever deleted. */
export async function ActivePanel({ action, entry: { id, version, active } }: Props) {
  const t = await getTranslations("directory.active");
  return (
    <Panel title={active ? t("titleActive") : t("titleInactive")}>
      <p className="max-w-prose pb-4">{active ? t("textActive") : t("textInactive")}</p>
      <ActionForm
        // The other way round is another form: what this one has told is about the first.
        key={String(active)}
        action={action}
        hidden={{ id, version, active: String(!active) }}
        prefix="active-"
        submitLabel={active ? t("deactivate") : t("reactivate")}
        submitVariant="secondary"
        submitSize="small"
        danger={active}
      />
    </Panel>
  );
}
