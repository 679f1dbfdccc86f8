import { getTranslations } from "next-intl/server";
import { Address } from "#components/organisation/Address.tsx";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { SelectInput, TextInput } from "#components/ui/fields.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { managerKinds } from "#lib/organisation/schema.ts";
import type { ManagerKind } from "#prisma/generated/enums.ts";
import { dropManager, nameManager } from "../../actions.ts";

type Props = {
  unit: {
    id: string;
    version: number;
    managers: { id: string; kind: ManagerKind; name: string; email: string }[];
  };
  editing: boolean;
};

/** Who leads the unit: those that a dispatch to it goes to. */
export async function Managers({ unit, editing }: Props) {
  const t = await getTranslations("directory");
  const kinds = managerKinds.map((kind) => ({ value: kind, label: t(`managerKinds.${kind}`) }));
  const read = { unitId: unit.id, version: unit.version };
  return (
    <Panel title={t("unit.managers")}>
      {unit.managers.length === 0 ? (
        <p className="text-(--ax-text-neutral-subtle)">{t("unit.noManagers")}</p>
      ) : (
        <ul className="divide-y divide-(--ax-border-neutral-subtle)">
          {unit.managers.map((manager) => (
            <li key={manager.id} className="flex flex-wrap items-center gap-x-8 gap-y-1 py-2">
              <div className="min-w-48">
                <div className="font-semibold">{manager.name}</div>
                <div className="text-sm text-(--ax-text-neutral-subtle)">
                  {t(`managerKinds.${manager.kind}`)}
                </div>
              </div>
              <Address>{manager.email}</Address>
              {editing && (
                <ActionForm
                  action={dropManager}
                  hidden={{ ...read, managerId: manager.id }}
                  submitLabel={t("unit.removeManager", { name: manager.name })}
                  submitVariant="tertiary"
                  submitSize="small"
                  className="flex flex-col gap-2 sm:ml-auto"
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {editing && (
        <div className="pt-6">
          <ActionForm
            action={nameManager}
            hidden={read}
            prefix="manager-"
            submitLabel={t("unit.addManager")}
            submitVariant="secondary"
            submitSize="small"
            resetOnSuccess
            className="flex flex-col gap-4"
          >
            <div className="grid max-w-4xl gap-4 sm:grid-cols-3">
              <TextInput name="name" label={t("fields.name")} size="small" maxLength={200} />
              <TextInput name="email" type="email" label={t("fields.email")} size="small" maxLength={254} />
              <SelectInput name="kind" label={t("fields.managerKind")} size="small" options={kinds} />
            </div>
          </ActionForm>
        </div>
      )}
    </Panel>
  );
}
