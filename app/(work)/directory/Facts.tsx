import type { ReactNode } from "react";

/** Names and values side by side; a missing value shows as a dash. */
export function Facts({ facts }: { facts: [label: string, value: ReactNode][] }) {
  return (
    <dl className="grid gap-x-8 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt className="text-sm text-(--ax-text-neutral-subtle)">{label}</dt>
          <dd className="break-words">{value || "–"}</dd>
        </div>
      ))}
    </dl>
  );
}
