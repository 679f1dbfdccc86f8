"use client";

import { TextField } from "@navikt/ds-react/TextField";
import { useTranslations } from "next-intl";
import { type ChangeEvent, useState } from "react";
import { useFieldState } from "#components/ui/formContext.ts";
import { maxWorkbookBytes } from "#lib/projects/workbook/schema.ts";

/** A workbook to send. One that is too large is refused here: it would not reach the server. */
export function WorkbookFileInput({ tooLargeText }: { tooLargeText: string }) {
  const t = useTranslations("projects.excel");
  const { id, error } = useFieldState("file");
  const [tooLarge, setTooLarge] = useState(false);
  function check({ target }: ChangeEvent<HTMLInputElement>) {
    const file = target.files?.[0];
    const large = file !== undefined && file.size > maxWorkbookBytes;
    setTooLarge(large);
    if (large) target.value = "";
  }
  return (
    <TextField
      id={id}
      name="file"
      label={t("file")}
      description={t("fileHint")}
      // Aksel's text field carries label, description and error; the browser's own control carries the file.
      type={"file" as "text"}
      {...{ accept: ".xlsx" }}
      onChange={check}
      error={tooLarge ? tooLargeText : error}
    />
  );
}
