"use client";

import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { FormDoneContext } from "#components/ui/formContext.ts";

type Props = {
  label: string;
  initiallyOpen: boolean;
  /** The reader's own answer stands there: once it is taken back, the form opens again. */
  answered: boolean;
  children: ReactNode;
};

/**
 * A row's form, folded away once it has itself answered the row. What is saved elsewhere, by somebody else or in
 * another window, never closes it: what it says of a refusal must stay in sight.
 */
export function RowDisclosure({ label, initiallyOpen, answered, children }: Props) {
  const [open, setOpen] = useState(initiallyOpen);
  const close = useCallback(() => setOpen(false), []);
  const before = useRef(answered);
  useEffect(() => {
    if (!answered && before.current) setOpen(true);
    before.current = answered;
  }, [answered]);
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)} className="no-print min-w-0">
      <summary className="w-fit cursor-pointer py-1 font-semibold text-(--ax-text-accent) focus-visible:outline-2">
        {label}
      </summary>
      <div className="flex flex-col gap-4 pt-3">
        <FormDoneContext value={close}>{children}</FormDoneContext>
      </div>
    </details>
  );
}
