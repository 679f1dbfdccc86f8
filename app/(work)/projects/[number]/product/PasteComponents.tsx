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
  );
}

function Preview({ rows }: { rows: PastedRow[] }) {
  const t = useTranslations("projects.product");
  const wrong = rows.filter((row) => "problem" in row).length;
  return (
    <div className="flex flex-col gap-3" aria-live="polite">
      <Alert variant={wrong > 0 ? "warning" : "info"} size="small">
        {t("pasteFound", { count: rows.length, wrong })}
      </Alert>
      <div className="max-h-96 overflow-auto">
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
            {rows.map((row) => (
              <Row key={row.line} row={row} />
            ))}
          </TableBody>
        </Table>
      </div>
    </div>
  );
}

function Row({ row }: { row: PastedRow }) {
  const t = useTranslations();
  if ("problem" in row)
    return (
      <TableRow>
        <TableDataCell className="tabular-nums">{row.line}</TableDataCell>
        <TableDataCell colSpan={columns.length} className="[overflow-wrap:anywhere]">
          <strong className="text-(--ax-text-danger)">
            {t(`errors.pastedComponents.${row.problem}`, { line: row.line, value: row.value, more: 0 })}
          </strong>
        </TableDataCell>
      </TableRow>
    );
  const { component } = row;
  return (
    <TableRow>
      <TableDataCell className="tabular-nums">{row.line}</TableDataCell>
      <TableDataCell className="[overflow-wrap:anywhere]">{component.name}</TableDataCell>
      <TableDataCell className="[overflow-wrap:anywhere]">{component.manufacturer}</TableDataCell>
      <TableDataCell>{component.reference}</TableDataCell>
      <TableDataCell>
        {component.udiDi}
        {component.udiDi && !isSoundUdi(component.udiDi) && (
          <strong className="block text-(--ax-text-danger)">{t("projects.product.udiWrong")}</strong>
        )}
      </TableDataCell>
      <TableDataCell>{component.lots.join(", ")}</TableDataCell>
      <TableDataCell className="tabular-nums">{component.quantity}</TableDataCell>
    </TableRow>
  );
}
