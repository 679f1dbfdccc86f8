import { Tag } from "@navikt/ds-react/Tag";
import { getTranslations } from "next-intl/server";
import type { RevisionState } from "#prisma/generated/enums.ts";

const colours = {
  draft: "neutral",
  in_review: "info",
  approved: "success",
  superseded: "neutral",
} as const satisfies Record<RevisionState, string>;

/** Where a revision stands. */
export async function StateTag({ state }: { state: RevisionState }) {
  const t = await getTranslations("projects.documents.states");
  return (
    <Tag size="small" variant="outline" data-color={colours[state]}>
      {t(state)}
    </Tag>
  );
}
