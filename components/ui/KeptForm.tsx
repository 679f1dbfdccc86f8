"use client";

import { type ReactNode, useCallback, useState } from "react";
import { FormDoneContext } from "#components/ui/formContext.ts";

type Props = {
  /** The form can be used as things stand now. */
  open: boolean;
  /** Above the form once it cannot be used any more. */
  closedNotice: ReactNode;
  /** The form; nothing when it is not open. */
  children: ReactNode;
};

/**
 * A form that somebody else's work can close while it is being filled in: it then stays in sight with what was typed,
 * until it has succeeded or the page is left.
 */
export function KeptForm({ open, closedNotice, children }: Props) {
  const [kept, setKept] = useState<ReactNode>(null);
  const [done, setDone] = useState(false);
  const finish = useCallback(() => setDone(true), []);
  if (open && kept !== children) {
    setKept(children);
    setDone(false);
  }
  const shown = open ? children : kept;
  if (!shown || (done && !open)) return null;
  return (
    <FormDoneContext value={finish}>
      {!open && closedNotice}
      {shown}
    </FormDoneContext>
  );
}
