import { Tag } from "@navikt/ds-react/Tag";
import { useTranslations } from "next-intl";
import type { SourceState } from "#lib/intake/watch/rules.ts";

const colours = {
  inactive: "neutral",
  unfetched: "info",
  failing: "danger",
  quiet: "warning",
  working: "success",
} as const satisfies Record<SourceState, string>;

/** How a watched source is doing. */
export function SourceStateTag({ state }: { state: SourceState }) {
  const t = useTranslations("watch.states");
  return (
    <Tag size="small" variant="outline" data-color={colours[state]} className="whitespace-nowrap">
      {t(state)}
    </Tag>
  );
}
