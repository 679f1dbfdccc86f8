import { getTranslations } from "next-intl/server";
import { fileSize } from "#components/intake/fileSize.ts";
import { LockNote } from "#components/intake/LockNote.tsx";
import { Moment } from "#components/ui/Moment.tsx";
import type { WholeMessage } from "#lib/intake/queries.ts";

/** Whom a message is from and to, when it came, and its original to save. */
export async function MessageFacts({ message }: { message: WholeMessage }) {
  const t = await getTranslations("inbox");
  const { fromName, fromAddress, toAddresses, sentAt, receivedAt, mailbox, channel, fileName } = message;
  const rows: [string, React.ReactNode][] = [];
  if (fromName ?? fromAddress)
    rows.push([t("message.from"), [fromName, fromAddress && `<${fromAddress}>`].filter(Boolean).join(" ")]);
  if (toAddresses.length > 0) rows.push([t("message.to"), shortened(toAddresses)]);
  if (sentAt) rows.push([t("message.sent"), <Moment key="sent" at={sentAt} />]);
  rows.push([
    t("message.received"),
    <span key="received">
      <Moment at={receivedAt} /> ({[t(`channels.${channel}`), mailbox ?? fileName].filter(Boolean).join(", ")}
      )
    </span>,
  ]);
  return (
    <div className="flex flex-col gap-3">
      <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-[max-content_minmax(0,1fr)]">
        {rows.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-(--ax-text-neutral-subtle)">{label}</dt>
            <dd className="[overflow-wrap:anywhere] max-sm:pb-1">{value}</dd>
          </div>
        ))}
      </dl>
      {message.rawLock ? (
        <p className="flex flex-wrap items-center gap-2">
          {t(message.rawLock.state === "infected" ? "message.rawLocked" : "message.rawWaiting")}
          <LockNote lock={message.rawLock} />
        </p>
      ) : (
        <a href={`/api/files/messages/${message.id}/raw`} download className="no-print self-start underline">
          {t("message.original")} ({fileSize(message.raw.size)})
        </a>
      )}
    </div>
  );
}

function shortened(addresses: string[]): string {
  const shown = addresses.slice(0, 10).join(", ");
  return addresses.length > 10 ? `${shown} …` : shown;
}
