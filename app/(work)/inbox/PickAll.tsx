"use client";

import { useId } from "react";

type Props = { label: string; name: string };

/** Picks every row of the form that it stands in, or none. */
export function PickAll({ label, name }: Props) {
  const id = useId();
  return (
    <input
      id={id}
      type="checkbox"
      aria-label={label}
      className="size-5 cursor-pointer align-middle"
      onChange={({ currentTarget }) => {
        const boxes = currentTarget.form?.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`) ?? [];
        for (const box of boxes) box.checked = currentTarget.checked;
      }}
    />
  );
}
