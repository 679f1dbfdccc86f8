import { Tag } from "@navikt/ds-react/Tag";
import { useTranslations } from "next-intl";
import type { CaseOutcome, CaseStatus, Severity } from "#prisma/generated/enums.ts";

const statusColors = {
  received: "warning",
  gathering: "info",
  coordinating: "meta-purple",
  acting: "accent",
  following_up: "meta-lime",
  closed: "neutral",
} as const satisfies Record<CaseStatus, string>;

const severityColors = { critical: "danger", high: "warning", moderate: "info", low: "neutral" } as const;

/** Where a case stands; a closed one says how it ended. */
export function StatusTag({ status, outcome }: { status: CaseStatus; outcome?: CaseOutcome | null }) {
  const t = useTranslations();
  return (
    <Tag size="small" variant="moderate" data-color={statusColors[status]} className="whitespace-nowrap">
      {status === "closed" && outcome ? t(`outcomes.${outcome}`) : t(`statuses.${status}`)}
    </Tag>
  );
}

export function SeverityTag({ severity }: { severity: Severity }) {
  const t = useTranslations("severities");
  return (
    <Tag
      size="small"
      variant={severity === "critical" ? "strong" : "outline"}
      data-color={severityColors[severity]}
    >
      {t(severity)}
    </Tag>
  );
}
