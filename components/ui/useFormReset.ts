"use client";

import { type RefObject, useEffect, useRef } from "react";

/** Tells a control with a state of its own that the form around it was emptied. */
export function useFormReset(inside: RefObject<HTMLElement | null>, onReset: () => void): void {
  const latest = useRef(onReset);
  useEffect(() => {
    latest.current = onReset;
  });
  useEffect(() => {
    const form = inside.current?.closest("form");
    const listen = () => latest.current();
    form?.addEventListener("reset", listen);
    return () => form?.removeEventListener("reset", listen);
  }, [inside]);
}
