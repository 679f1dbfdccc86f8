"use client";

import { TextField } from "@navikt/ds-react/TextField";
import { useTranslations } from "next-intl";
import { type ChangeEvent, useState } from "react";
import { useFieldState } from "#components/ui/formContext.ts";
import { maxImportBytes } from "#lib/organisation/schema.ts";

type Props = { name: string; label: string; description: string };

/** A CSV file to send. One that is too large is refused here: it would not reach the server. */
export function CsvFileInput({ name, label, description }: Props) {
  const t = useTranslations("errors");
  const { id, error } = useFieldState(name);
  const [tooLarge, setTooLarge] = useState(false);

  function check({ target }: ChangeEvent<HTMLInputElement>) {
    const file = target.files?.[0];
    const large = file !== undefined && file.size > maxImportBytes;
    setTooLarge(large);
    if (large) target.value = "";
  }

  return (
    <TextField
      id={id}
      name={name}
      label={label}
      description={description}
      // Aksel's text field carries label, description and error; the browser's own control carries the file.
      type={"file" as "text"}
      {...{ accept: ".csv,.txt,text/csv" }}
      onChange={check}
      error={tooLarge ? t("fileTooLarge") : error}
    />
  );
}
