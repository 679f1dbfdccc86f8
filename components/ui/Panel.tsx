import { Heading } from "@navikt/ds-react/Typography";
import type { ReactNode } from "react";

type Props = { title?: ReactNode; id?: string; actions?: ReactNode; children: ReactNode };

/** A white sheet on the page's ground: one subject, with its heading. */
export function Panel({ title, id, actions, children }: Props) {
  return (
    <section
      id={id}
      className="rounded-lg border border-(--ax-border-neutral-subtle) bg-(--ax-bg-default) p-4 sm:p-6 print:border-0 print:p-0"
    >
      {title && (
        <div className="flex flex-wrap items-center justify-between gap-3 pb-4">
          <Heading level="2" size="small">
            {title}
          </Heading>
          {actions}
        </div>
      )}
      {children}
    </section>
  );
}
