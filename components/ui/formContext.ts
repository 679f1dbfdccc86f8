"use client";

import { createContext, use } from "react";

type FormContext = {
  errors: Record<string, string[] | null>;
  values: Record<string, unknown>;
  /** Distinguishes the fields of several forms on one page. */
  prefix: string;
};

export const ActionFormContext = createContext<FormContext>({ errors: {}, values: {}, prefix: "" });

/** What lies around a form and is told when it has succeeded: null when nothing asks. */
export const FormDoneContext = createContext<(() => void) | null>(null);

/** What a control needs to know of its field: its id, the value typed before, and what is wrong with it. */
export function useFieldState(name: string) {
  const { errors, values, prefix } = use(ActionFormContext);
  return { id: fieldId(prefix, name), error: errors[name]?.[0], typed: values[name] };
}

/** The id of a field's control: the error summary links to it. */
export function fieldId(prefix: string, name: string): string {
  return `field-${prefix}${name}`;
}
