import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { CheckboxInput, SelectInput } from "#components/ui/fields.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { may } from "#lib/auth/access.ts";
import { requirePage } from "#lib/auth/session.ts";
import { lists } from "#lib/organisation/csv/lists.ts";
import { uploadFile } from "../../import/actions.ts";
import { CsvFileInput } from "./CsvFileInput.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("directory.tabs"))("exchange") };
}

export default async function ExchangePage() {
  const actor = await requirePage("directory.view");
  const t = await getTranslations("directory");
  return (
    <div className="grid items-start gap-6 *:min-w-0 lg:grid-cols-2">
      <Panel title={t("csv.exportTitle")}>
        <p className="pb-4">{t("csv.exportText")}</p>
        <ul className="flex flex-col gap-2">
          {lists.map((list) => (
            <li key={list}>
              <a href={`/directory/export/${list}`} download className="underline">
                {t(`csv.lists.${list}`)}
              </a>
            </li>
          ))}
        </ul>
      </Panel>
      {may(actor, "directory.edit") && (
        <Panel title={t("csv.importTitle")}>
          <p className="pb-4">{t("csv.importText")}</p>
          <ActionForm action={uploadFile} submitLabel={t("csv.preview")} submitSize="small">
            <SelectInput
              name="list"
              label={t("csv.list")}
              options={lists.map((list) => ({ value: list, label: t(`csv.lists.${list}`) }))}
            />
            <CsvFileInput name="file" label={t("csv.file")} description={t("csv.fileHint")} />
            <CheckboxInput
              name="deactivateMissing"
              label={t("csv.deactivateMissing")}
              description={t("csv.deactivateMissingHint")}
            />
          </ActionForm>
        </Panel>
      )}
    </div>
  );
}
