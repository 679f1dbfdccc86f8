import { Alert } from "@navikt/ds-react/Alert";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Moment } from "#components/ui/Moment.tsx";
import type { messagesProposedFor } from "#lib/intake/queries.ts";

type Props = {
  proposed: Awaited<ReturnType<typeof messagesProposedFor>>;
  found: { number: string; status: string };
};

/** What waits in the Inkorg and may belong to the case: for a closed one perhaps a reason to take it up again. */
export function ProposedMessages({ proposed: { messages, count }, found }: Props) {
  const t = useTranslations();
  if (messages.length === 0) return null;
  return (
    <Alert variant="warning" size="small" className="no-print">
      {t(found.status === "closed" ? "cases.proposed.closed" : "cases.proposed.open", { count })}
      <ul className="list-disc pl-5">
        {messages.map(({ id, subject, fileName, fromName, fromAddress, receivedAt }) => (
          <li key={id} className="[overflow-wrap:anywhere]">
            <Link href={`/inbox/${id}` as "/inbox"} className="underline">
              {subject ?? fileName ?? t("inbox.noSubject")}
            </Link>{" "}
            <span className="text-sm">
              {fromName ?? fromAddress} <Moment at={receivedAt} />
            </span>
          </li>
        ))}
      </ul>
      {count > messages.length && (
        <Link href={`/inbox?q=${found.number}` as "/inbox"} className="underline">
          {t("cases.proposed.all", { count })}
        </Link>
      )}
    </Alert>
  );
}
