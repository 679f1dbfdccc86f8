import { ReadMore } from "@navikt/ds-react/ReadMore";
import { getFormatter, getTranslations } from "next-intl/server";
import { FileLink } from "#components/intake/FileLink.tsx";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { TextAreaInput, TextInput } from "#components/ui/fields.tsx";
import { takesEntries } from "#lib/checklist/rules.ts";
import type { ChecklistRowView } from "#lib/checklist/view.ts";
import { addEntry, addPastedEntries, removeFile } from "./actions.ts";
import { EntryTable } from "./EntryTable.tsx";
import { FileUpload } from "./FileUpload.tsx";

type Props = { caseId: string; caseNumber: string; row: ChecklistRowView; editable: boolean };

/** What lies under a row: its customers and its files, and the ways to add more. */
export async function RowMaterial({ caseId, caseNumber, row, editable }: Props) {
  const t = await getTranslations("checklist");
  return (
    <>
      {row.entries.length > 0 && (
        <EntryTable
          caseId={caseId}
          label={t(`rows.${row.key}.title`)}
          removable={editable}
          entries={row.entries.map(({ id, name, knownAs, external, customerNumber, quantity, note }) => ({
            ...{ id, name, knownAs, external, customerNumber, quantity, note },
          }))}
        />
      )}
      <Files caseId={caseId} caseNumber={caseNumber} row={row} editable={editable} />
      {editable && (
        <ReadMore
          size="small"
          className="no-print"
          header={takesEntries(row.key) ? t("page.addCustomers") : t("page.addFile")}
        >
          <div className="flex flex-col gap-6 pt-2">
            {takesEntries(row.key) && <EntryForms caseId={caseId} row={row} />}
            <FileUpload caseId={caseId} rowKey={row.key} />
          </div>
        </ReadMore>
      )}
    </>
  );
}

async function EntryForms({ caseId, row }: { caseId: string; row: ChecklistRowView }) {
  const t = await getTranslations("checklist");
  return (
    <>
      <ActionForm
        action={addEntry}
        hidden={{ caseId, key: row.key }}
        prefix={`entry-${row.key}-`}
        submitLabel={t("page.addOne")}
        submitVariant="secondary"
        submitSize="small"
        resetOnSuccess
        className="flex flex-col gap-3"
      >
        <div className="flex flex-wrap items-end gap-x-5 gap-y-3">
          <TextInput
            name="name"
            label={t("document.customerColumns.name")}
            size="small"
            maxLength={200}
            className="w-full sm:w-72"
          />
          <TextInput
            name="customerNumber"
            label={t("document.customerColumns.number")}
            size="small"
            maxLength={50}
            optional
            className="w-44"
          />
          <TextInput
            name="quantity"
            type="number"
            label={t("document.customerColumns.quantity")}
            size="small"
            optional
            className="w-32"
          />
          <TextInput
            name="note"
            label={t("document.customerColumns.note")}
            size="small"
            maxLength={500}
            optional
            className="w-full sm:w-72"
          />
        </div>
      </ActionForm>
      <ActionForm
        action={addPastedEntries}
        hidden={{ caseId, key: row.key }}
        prefix={`pasted-${row.key}-`}
        submitLabel={t("page.addPasted")}
        submitVariant="secondary"
        submitSize="small"
        resetOnSuccess
        className="flex flex-col gap-3"
      >
        <TextAreaInput
          name="pasted"
          label={t("page.pasted")}
          description={t("page.pastedHelp")}
          size="small"
          rows={4}
        />
      </ActionForm>
    </>
  );
}

async function Files({ caseId, caseNumber, row, editable }: Props) {
  const t = await getTranslations();
  const format = await getFormatter();
  if (row.files.length === 0) return null;
  const size = (bytes: number) =>
    bytes < 1024 * 1024
      ? `${format.number(Math.max(1, Math.round(bytes / 1024)))} kB`
      : `${format.number(bytes / 1024 / 1024, { maximumFractionDigits: 1 })} MB`;
  return (
    <ul className="flex flex-col gap-1">
      {row.files.map((file) => (
        <li key={file.id} className="flex flex-wrap items-center gap-x-3">
          <FileLink {...file} href={`/cases/${caseNumber}/checklist/files/${file.id}`} />
          <span className="text-sm text-(--ax-text-neutral-subtle)">
            {size(file.size)}, {file.addedBy}
          </span>
          {editable && (
            <ActionForm
              action={removeFile}
              hidden={{ caseId, fileId: file.id }}
              prefix={`file-${file.id}-`}
              submitLabel={t("checklist.page.removeFile", { name: file.fileName })}
              submitVariant="tertiary"
              submitSize="small"
              className="no-print"
            />
          )}
        </li>
      ))}
    </ul>
  );
}
