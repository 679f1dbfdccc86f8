import { BodyLong, Heading } from "@navikt/ds-react/Typography";
import type { ReactNode } from "react";

type Props = { title: ReactNode; lead?: ReactNode; actions?: ReactNode };

/** The one first-level heading of a page, with what it is for and what can be done on the whole of it. */
export function PageHeading({ title, lead, actions }: Props) {
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-3 pb-6">
      <div className="max-w-3xl">
        <Heading level="1" size="large">
          {title}
        </Heading>
        {lead && <BodyLong className="pt-1 text-(--ax-text-neutral-subtle)">{lead}</BodyLong>}
      </div>
      {actions && <div className="no-print flex flex-wrap gap-3">{actions}</div>}
    </div>
  );
}
