import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { FateTag } from "#components/intake/FateTag.tsx";
import { Moment } from "#components/ui/Moment.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import type { RecipientMessages } from "#lib/intake/queries/recipient.ts";

/** What the recipient has answered by mail instead of by the link, and its automatic answers. */
export async function MailsFrom({ messages }: { messages: RecipientMessages }) {
  const t = await getTranslations();
  if (messages.length === 0) return null;
  return (
    <Panel title={t("dispatch.mailsFrom.title")}>
      <p className="pb-3 text-sm text-(--ax-text-neutral-subtle)">{t("dispatch.mailsFrom.lead")}</p>
      <ol className="flex flex-col gap-4">
        {messages.map(({ id, subject, fromAddress, receivedAt, fate, text }) => (
          <li key={id} className="flex flex-col gap-1 [overflow-wrap:anywhere]">
            <Link href={`/inbox/${id}` as "/inbox"} className="font-semibold underline">
              {subject ?? t("inbox.noSubject")}
            </Link>
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-(--ax-text-neutral-subtle)">
              <span>{fromAddress}</span>
              <Moment at={receivedAt} />
              <FateTag fate={fate} />
            </p>
            {text && <p className="line-clamp-3 text-sm whitespace-pre-line">{text.slice(0, 600).trim()}</p>}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
