"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";

type Props = {
  label: string;
  initiallyOpen: boolean;
  /** Changes when the reader's own answer was saved: the form has then done its work and closes. */
  savedMark: string | null;
  children: ReactNode;
};

/** A row's form, folded away once the row is answered. What somebody else saves never closes it. */
export function RowDisclosure({ label, initiallyOpen, savedMark, children }: Props) {
  const [open, setOpen] = useState(initiallyOpen);
  const before = useRef(savedMark);
  useEffect(() => {
    if (savedMark && savedMark !== before.current) setOpen(false);
    if (!savedMark && before.current) setOpen(true);
    before.current = savedMark;
  }, [savedMark]);
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)} className="no-print min-w-0">
      <summary className="w-fit cursor-pointer py-1 font-semibold text-(--ax-text-accent) focus-visible:outline-2">
        {label}
      </summary>
      <div className="flex flex-col gap-4 pt-3">{children}</div>
    </details>
  );
}
