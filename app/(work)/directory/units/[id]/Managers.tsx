import {
  Table,
  TableBody,
  TableDataCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
} from "@navikt/ds-react/Table";
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
  edits: boolean;
};

/** Who leads the unit: those that a dispatch to it goes to. */
export async function Managers({ unit, edits }: Props) {
  const t = await getTranslations("directory");
  const kinds = managerKinds.map((kind) => ({ value: kind, label: t(`managerKinds.${kind}`) }));
  const read = { unitId: unit.id, version: unit.version };
  return (
    <Panel title={t("unit.managers")}>
      {unit.managers.length === 0 ? (
        <p className="text-(--ax-text-neutral-subtle)">{t("unit.noManagers")}</p>
      ) : (
        <div className="overflow-x-auto">
          <Table size="small">
            <TableHeader>
              <TableRow>
                <TableHeaderCell scope="col">{t("fields.name")}</TableHeaderCell>
                <TableHeaderCell scope="col">{t("fields.managerKind")}</TableHeaderCell>
                <TableHeaderCell scope="col">{t("fields.email")}</TableHeaderCell>
                {edits && (
                  <TableHeaderCell scope="col">
                    <span className="sr-only">{t("fields.remove")}</span>
                  </TableHeaderCell>
                )}
              </TableRow>
            </TableHeader>
            <TableBody>
              {unit.managers.map((manager) => (
                <TableRow key={manager.id}>
                  <TableHeaderCell scope="row">{manager.name}</TableHeaderCell>
                  <TableDataCell>{t(`managerKinds.${manager.kind}`)}</TableDataCell>
                  <TableDataCell>
                    <Address>{manager.email}</Address>
                  </TableDataCell>
                  {edits && (
                    <TableDataCell align="right">
                      <ActionForm
                        action={dropManager}
                        hidden={{ ...read, managerId: manager.id }}
                        submitLabel={t("fields.remove")}
                        submitVariant="tertiary"
                        submitSize="small"
                        className="flex flex-col items-end gap-2"
                      />
                    </TableDataCell>
                  )}
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </div>
      )}
      {edits && (
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
