import { Tag } from "@navikt/ds-react/Tag";
import { useTranslations } from "next-intl";
import type { MessageFate } from "#prisma/generated/enums.ts";

const colors = {
  waiting_in_inbox: "warning",
  link_proposed: "warning",
  quarantined: "danger",
  bounce: "danger",
  case_created: "success",
  attached_to_case: "accent",
  revision_of_case: "accent",
  duplicate: "neutral",
  auto_reply: "neutral",
  dismissed: "neutral",
} as const satisfies Record<MessageFate, string>;

/** What became of a message. */
export function FateTag({ fate }: { fate: MessageFate }) {
  const t = useTranslations("fates");
  return (
    <Tag size="small" variant="moderate" data-color={colors[fate]} className="whitespace-nowrap">
      {t(fate)}
    </Tag>
  );
}

/** Marks what lay in the mailbox before that was first connected. */
export function ArchiveTag() {
  const t = useTranslations("fates");
  return (
    <Tag size="small" variant="outline" data-color="neutral" className="whitespace-nowrap">
      {t("archive")}
    </Tag>
  );
}
