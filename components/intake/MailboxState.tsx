import { Tag } from "@navikt/ds-react/Tag";
import { getTranslations } from "next-intl/server";
import type { ListedMailbox } from "#lib/intake/mailboxes/queries.ts";
import { type MailboxState, stateOf } from "#lib/intake/mailboxes/silence.ts";

const colors = {
  reading: "success",
  waiting: "info",
  problem: "warning",
  silent: "danger",
  paused: "neutral",
} as const satisfies Record<MailboxState, string>;

/** How it stands with the reading of a mailbox. */
export async function MailboxStateTag({ mailbox, at }: { mailbox: ListedMailbox; at: Date }) {
  const t = await getTranslations("mailboxes.states");
  const state = stateOf(mailbox, at);
  return (
    <Tag size="small" variant="moderate" data-color={colors[state]} className="whitespace-nowrap">
      {t(state)}
    </Tag>
  );
}

/** What is wrong with a mailbox, in words; null when nothing is. */
export async function mailboxProblem({
  problem,
  problemDetail,
}: Pick<ListedMailbox, "problem" | "problemDetail">): Promise<string | null> {
  const t = await getTranslations("errors.mailbox");
  if (!problem) return null;
  const values = { detail: problemDetail ?? "" };
  return t.has(problem as "server") ? t(problem as "server", values) : t("server", { detail: problem });
}
