import { Alert } from "@navikt/ds-react/Alert";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { messagesProposedFor } from "#lib/intake/queries.ts";

type Props = { messages: Awaited<ReturnType<typeof messagesProposedFor>>; closed: boolean };

/** What waits in the Inkorg and may belong to the case: for a closed one perhaps a reason to take it up again. */
export function ProposedMessages({ messages, closed }: Props) {
  const t = useTranslations();
  if (messages.length === 0) return null;
  return (
    <Alert variant="warning" size="small" className="no-print">
      {t(closed ? "cases.proposed.closed" : "cases.proposed.open", { count: messages.length })}
      <ul className="list-disc pl-5">
        {messages.map(({ id, subject, fileName }) => (
          <li key={id} className="[overflow-wrap:anywhere]">
            <Link href={`/inbox/${id}` as "/inbox"} className="underline">
              {subject ?? fileName ?? t("inbox.noSubject")}
            </Link>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
