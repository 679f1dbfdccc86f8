import { ChevronDownIcon } from "@navikt/aksel-icons";
import type { ReactNode } from "react";

type Props = { header: ReactNode; children: ReactNode; className?: string };

/** Something more that opens on demand, by the browser itself: it works before and without scripts. */
export function Disclosure({ header, children, className }: Props) {
  return (
    <details className={`group/disclosure ${className ?? ""}`}>
      <summary className="inline-flex cursor-pointer list-none items-center gap-1 rounded py-0.5 pr-2 text-(--ax-text-accent) hover:bg-(--ax-bg-accent-moderate-hover) focus-visible:outline-3 focus-visible:outline-(--ax-border-focus) [&::-webkit-details-marker]:hidden">
        <ChevronDownIcon aria-hidden className="group-open/disclosure:rotate-180" />
        {header}
      </summary>
      <div className="pt-3 pl-5">{children}</div>
    </details>
  );
}
