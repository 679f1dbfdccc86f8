import { Alert } from "@navikt/ds-react/Alert";
import { getTranslations } from "next-intl/server";
import type { Missing } from "#lib/errors.ts";
import { missingText } from "#lib/forms/missingText.ts";

/** Why the region's certificate cannot sign: the same words as the refusal. */
export async function SigningProblem({ problem }: { problem: Missing[] }) {
  const t = await getTranslations();
  return (
    <Alert variant="warning">
      {problem.map((item) => (
        <p key={item.key}>{missingText(t, "refusals", item)}</p>
      ))}
    </Alert>
  );
}
