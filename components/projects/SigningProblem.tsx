import { Alert } from "@navikt/ds-react/Alert";
import { MissingList } from "#components/ui/MissingList.tsx";
import type { Missing } from "#lib/errors.ts";

/** Why the region's certificate cannot sign. */
export function SigningProblem({ problem }: { problem: Missing[] }) {
  return (
    <Alert variant="warning">
      <MissingList missing={problem} />
    </Alert>
  );
}
