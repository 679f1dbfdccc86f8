import { BodyLong } from "@navikt/ds-react/Typography";
import type { ReactNode } from "react";

/** What stands where there is nothing: why, and what to do next. */
export function EmptyState({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="flex flex-col items-start gap-4 rounded-lg border border-dashed border-(--ax-border-neutral) p-6">
      <BodyLong>{children}</BodyLong>
      {action}
    </div>
  );
}
