import { getTranslations } from "next-intl/server";
import { SelectInput, TextAreaInput, TextInput } from "#components/ui/fields.tsx";
import type { ActionChoices, ChangedAction } from "#lib/cases/queries/handling.ts";
import { ActionKind, ActionPerformer } from "#prisma/generated/enums.ts";

type Props = { choices: ActionChoices; dueDay: string; action?: ChangedAction };

/** What an action is, whoever adds or changes it. */
export async function ActionFields({ choices, dueDay, action }: Props) {
  const t = await getTranslations();
  const units = choices.units.map(({ id, name, concerned }) => ({
    value: id,
    label: concerned ? t("handling.actions.unitConcerned", { name }) : name,
  }));
  return (
    <>
      <TextAreaInput
        name="description"
        label={t("handling.actions.description")}
        defaultValue={action?.description}
        rows={3}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <SelectInput
          name="performer"
          label={t("handling.actions.performer")}
          defaultValue={action?.performer}
          options={Object.values(ActionPerformer).map((value) => ({
            value,
            label: t(`performers.${value}`),
          }))}
        />
        <SelectInput
          name="kind"
          label={t("handling.actions.kind")}
          defaultValue={action?.kind}
          options={Object.values(ActionKind).map((value) => ({ value, label: t(`actionKinds.${value}`) }))}
        />
        <SelectInput
          name="unitId"
          label={t("handling.actions.unit")}
          optional
          defaultValue={action?.unitId}
          options={units}
        />
        <SelectInput
          name="ownerId"
          label={t("handling.actions.owner")}
          optional
          defaultValue={action?.ownerId}
          options={choices.owners.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextInput
          name="ownerName"
          label={t("handling.actions.ownerName")}
          description={t("handling.actions.ownerNameHelp")}
          optional
          defaultValue={action?.ownerName}
          maxLength={200}
        />
        <TextInput
          name="dueAt"
          type="date"
          label={t("handling.actions.dueAt")}
          description={t("handling.actions.dueHelp")}
          optional
          defaultValue={action ? (action.dueAt?.toISOString().slice(0, 10) ?? "") : dueDay}
        />
      </div>
    </>
  );
}
