import { Tag } from "@navikt/ds-react/Tag";
import { useTranslations } from "next-intl";
import type { OutgoingMailState } from "#prisma/generated/enums.ts";

const colors = {
  queued: "neutral",
  sending: "info",
  sent: "success",
  failed: "danger",
  bounced: "danger",
} as const;

/** Where a mail is on its way; one that came back says so whatever the server said first. */
export function MailStateTag({ state, bounced }: { state: OutgoingMailState; bounced: boolean }) {
  const t = useTranslations("mails.states");
  const shown = bounced ? "bounced" : state;
  return (
    <Tag size="small" variant="outline" data-color={colors[shown]} className="whitespace-nowrap">
      {t(shown)}
    </Tag>
  );
}
