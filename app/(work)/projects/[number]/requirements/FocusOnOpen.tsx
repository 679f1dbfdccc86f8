"use client";

import { type ReactNode, useEffect, useRef } from "react";

/** What has just been opened: takes the focus, so that keyboard and screen reader go on from there. */
export function FocusOnOpen({ of, children }: { of: string; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (of) place.current?.focus();
  }, [of]);
  return (
    <div ref={place} tabIndex={-1} className="scroll-mt-4 outline-none">
      {children}
    </div>
  );
}
