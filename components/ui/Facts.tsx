import type { ReactNode } from "react";

/** Labels and what they stand for, side by side where there is room. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className="grid max-w-5xl gap-x-8 gap-y-3 sm:grid-cols-[14rem_minmax(0,1fr)]">{children}</dl>;
}

export function Fact({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <>
      <dt className="font-semibold">{label}</dt>
      <dd className="-mt-2 min-w-0 sm:mt-0">{children}</dd>
    </>
  );
}
