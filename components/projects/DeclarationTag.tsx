import { Tag } from "@navikt/ds-react/Tag";
import { getTranslations } from "next-intl/server";
import type { DeclarationState } from "#prisma/generated/enums.ts";

const colors = {
  signed: "info",
  published: "success",
  replaced: "neutral",
  withdrawn: "warning",
} as const satisfies Record<DeclarationState, string>;

/** Whether a declaration holds. */
export async function DeclarationTag({ state }: { state: DeclarationState }) {
  const t = await getTranslations("declarations.states");
  return (
    <Tag size="small" variant="moderate" data-color={colors[state]} className="whitespace-nowrap">
      {t(state)}
    </Tag>
  );
}
