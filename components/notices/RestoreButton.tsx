"use client";

import { Button } from "@navikt/ds-react/Button";
import type { ReactNode } from "react";
import { fieldId } from "#components/ui/formContext.ts";

type Props = {
  prefix: string;
  name: string;
  /** What was read: several for a list. */
  values: string[];
  /** The whole sentence, for who does not see where the button stands. */
  label: string;
  children: ReactNode;
};

/** Puts what was read back into a field of the form; nothing is saved before the form is. */
export function RestoreButton({ prefix, name, values, label, children }: Props) {
  function restore() {
    const field = document.getElementById(fieldId(prefix, name));
    if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) {
      type(field, values.join("\n"));
      field.focus();
      return;
    }
    for (const choice of field?.querySelectorAll("input") ?? [])
      if (choice.checked !== values.includes(choice.value)) choice.click();
    field?.focus();
  }
  return (
    <Button
      type="button"
      size="xsmall"
      variant="tertiary"
      className="print:hidden"
      aria-label={label}
      onClick={restore}
    >
      {children}
    </Button>
  );
}

/** As if a person had typed it: the control notices, and grows with its text. */
function type(field: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  const prototype = Object.getPrototypeOf(field) as object;
  Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(field, value);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
