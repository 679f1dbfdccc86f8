import { Tag } from "@navikt/ds-react/Tag";
import { useTranslations } from "next-intl";
import type { RecipientState } from "#lib/dispatch/progress.ts";
import type { RecipientPurpose } from "#prisma/generated/enums.ts";

const colors = {
  closure_reported: "success",
  answered: "success",
  waived: "neutral",
  bounced: "danger",
  failed: "danger",
  overdue: "danger",
  queued: "info",
  sent: "info",
} as const satisfies Record<RecipientState, string>;

/** Where a recipient stands, in words. */
export function RecipientStateTag({ state }: { state: RecipientState }) {
  const t = useTranslations("dispatch.states");
  return (
    <Tag size="small" variant="moderate" data-color={colors[state]} className="whitespace-nowrap">
      {t(state)}
    </Tag>
  );
}

export function PurposeTag({ purpose }: { purpose: RecipientPurpose }) {
  const t = useTranslations("answer.tag");
  return (
    <Tag
      size="small"
      variant="outline"
      data-color={purpose === "for_action" ? "warning" : "neutral"}
      className="whitespace-nowrap"
    >
      {t(purpose)}
    </Tag>
  );
}
