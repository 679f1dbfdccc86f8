import { Tag } from "@navikt/ds-react/Tag";
import { useTranslations } from "next-intl";
import type { Zone } from "#lib/projects/risks/matrix.ts";
import type { RiskState } from "#prisma/generated/enums.ts";

const zoneColors = { acceptable: "success", reduce: "warning", unacceptable: "danger" } as const;

/** Where a risk lies, by colour and in words. */
export function ZoneTag({ zone }: { zone: Zone | null }) {
  const t = useTranslations("projects.risks.zones");
  return (
    <Tag
      size="small"
      variant={zone ? "moderate" : "outline"}
      data-color={zone ? zoneColors[zone] : "neutral"}
      className="whitespace-nowrap"
    >
      {t(zone ?? "none")}
    </Tag>
  );
}

const stateColors = {
  open: "warning",
  controlled: "info",
  accepted: "success",
  withdrawn: "neutral",
} as const;

export function RiskStateTag({ state }: { state: RiskState | "withdrawn" }) {
  const t = useTranslations("projects.risks.states");
  return (
    <Tag size="small" variant="outline" data-color={stateColors[state]} className="whitespace-nowrap">
      {t(state)}
    </Tag>
  );
}
