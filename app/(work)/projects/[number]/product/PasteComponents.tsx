"use client";

import { Alert } from "@navikt/ds-react/Alert";
import {
  Table,
  TableBody,
  TableDataCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
} from "@navikt/ds-react/Table";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { TextAreaInput } from "#components/ui/fields.tsx";
import { type PastedRow, parsePastedComponents } from "#lib/projects/product/pasted.ts";
import { isSoundUdi } from "#lib/projects/product/udi.ts";
import { addPastedComponents } from "./actions.ts";

const columns = ["name", "manufacturer", "reference", "udiDi", "lots", "quantity"] as const;

/** Parts copied from Excel, each row as it is understood before anything is added. */
export function PasteComponents({ projectId }: { projectId: string }) {
  const t = useTranslations("projects.product");
  const [text, setText] = useState("");
  const rows = useMemo(() => parsePastedComponents(text), [text]);
  return (
    // Emptied by the form after success, and what is shown of it with it.
    <div onReset={() => setText("")}>
      <ActionForm
        action={addPastedComponents}
        hidden={{ projectId }}
        prefix="paste-"
        submitLabel={t("pasteSubmit", { count: rows.filter((row) => "component" in row).length })}
        submitSize="small"
        resetOnSuccess
      >
        {/* The field is the form's own; what is typed in it is also looked at here. */}
        <div onInput={(event) => setText((event.target as HTMLTextAreaElement).value)}>
          <TextAreaInput name="pasted" label={t("paste")} description={t("pasteHint")} rows={5} />
        </div>
        {rows.length > 0 && text.trim() !== "" && <Preview rows={rows} />}
      </ActionForm>
    </div>
  );
}

/** Of hundreds of wrong rows, the first tell what is the matter. */
const problemsTold = 10;

function Preview({ rows }: { rows: PastedRow[] }) {
  const t = useTranslations();
  const wrong = rows.flatMap((row) => ("problem" in row ? [row] : []));
  const parts = rows.flatMap((row) => ("component" in row ? [row] : []));
  return (
    <div className="flex flex-col gap-3" aria-live="polite">
      <Alert variant={wrong.length > 0 ? "warning" : "info"} size="small">
        {t("projects.product.pasteFound", { count: rows.length, wrong: wrong.length })}
        <ul className="list-disc pl-5 [overflow-wrap:anywhere]">
          {wrong.slice(0, problemsTold).map(({ line, problem, value }) => (
            <li key={line}>{t(`errors.pastedComponents.${problem}`, { line, value, more: 0 })}</li>
          ))}
        </ul>
      </Alert>
      {parts.length > 0 && <Parts parts={parts} />}
    </div>
  );
}

type Part = Extract<PastedRow, { component: object }>;

function Parts({ parts }: { parts: Part[] }) {
  const t = useTranslations("projects.product");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached with the keyboard too
    <section className="max-h-96 overflow-auto" aria-label={t("pastePreview")} tabIndex={0}>
      <Table size="small">
        <TableHeader>
          <TableRow>
            <TableHeaderCell scope="col">{t("line")}</TableHeaderCell>
            {columns.map((column) => (
              <TableHeaderCell key={column} scope="col">
                {t(`fields.${column}`)}
              </TableHeaderCell>
            ))}
          </TableRow>
        </TableHeader>
        <TableBody>
          {parts.map(({ line, component }) => (
            <TableRow key={line}>
              <TableDataCell className="tabular-nums">{line}</TableDataCell>
              <TableDataCell className="min-w-32 [overflow-wrap:anywhere]">{component.name}</TableDataCell>
              <TableDataCell className="min-w-32 [overflow-wrap:anywhere]">
                {component.manufacturer}
              </TableDataCell>
              <TableDataCell>{component.reference}</TableDataCell>
              <TableDataCell>
                {component.udiDi}
                {component.udiDi && !isSoundUdi(component.udiDi) && (
                  <strong className="block text-(--ax-text-danger)">{t("udiWrong")}</strong>
                )}
              </TableDataCell>
              <TableDataCell>{component.lots.join(", ")}</TableDataCell>
              <TableDataCell className="tabular-nums">{component.quantity}</TableDataCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </section>
  );
}
