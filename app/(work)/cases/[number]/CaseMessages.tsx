import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { MovedTo } from "#components/cases/MovedTo.tsx";
import { Attachments, shownFiles } from "#components/intake/Attachments.tsx";
import { FateTag } from "#components/intake/FateTag.tsx";
import { MessageBody } from "#components/intake/MessageBody.tsx";
import { Moment } from "#components/ui/Moment.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import type { Actor } from "#lib/auth/actor.ts";
import { mayHandleInbox } from "#lib/intake/policy.ts";
import type { CaseMessage } from "#lib/intake/queries.ts";

type Props = {
  actor: Actor;
  messages: CaseMessage[];
  /** Whether the person reads the mails themselves, not only the documents of the notice. */
  whole: boolean;
  /** The number of the case that has the messages now, when this one is its duplicate. */
  movedTo?: string;
};

/** The messages of a case with their files; for those who see only their own part, the notice's documents. */
export async function CaseMessages({ actor, messages, whole, movedTo }: Props) {
  const t = await getTranslations("cases");
  const attachments = messages.flatMap((message) => message.attachments);
  if (!whole)
    return (
      <Panel title={t("documents")}>
        {shownFiles(attachments).length > 0 ? (
          <Attachments attachments={attachments} openFirst />
        ) : movedTo ? (
          <MovedTo what="cases.documentsMovedTo" number={movedTo} />
        ) : (
          t("noMessages")
        )}
      </Panel>
    );
  const broughtNotice = ({ fate }: CaseMessage) => fate === "revision_of_case" || fate === "case_created";
  // The notice as it stands now, not the revision that it began with, is what one comes to read.
  const current = messages.findLast(broughtNotice) ?? messages[0];
  return (
    <Panel title={t("messages")}>
      {messages.length === 0 &&
        (movedTo ? <MovedTo what="cases.messagesMovedTo" number={movedTo} /> : <p>{t("noMessages")}</p>)}
      <ol className="flex flex-col gap-6">
        {messages.map((message) => (
          <li key={message.id}>
            <Message message={message} first={message === current} link={mayHandleInbox(actor)} />
          </li>
        ))}
      </ol>
    </Panel>
  );
}

async function Message({ message, first, link }: { message: CaseMessage; first: boolean; link: boolean }) {
  const t = await getTranslations();
  const { fromName, fromAddress, fileName, subject } = message;
  const sender = [fromName, fromAddress && `<${fromAddress}>`].filter(Boolean).join(" ") || fileName;
  const hasText = Boolean(message.html ?? message.text?.trim());
  return (
    <article className="flex flex-col gap-3">
      <header className="flex flex-col gap-1">
        <h3 className="font-semibold [overflow-wrap:anywhere]">
          {subject ?? fileName ?? t("inbox.noSubject")}
        </h3>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-(--ax-text-neutral-subtle)">
          <span className="[overflow-wrap:anywhere]">{sender}</span>
          <Moment at={message.receivedAt} />
          <FateTag fate={message.fate} />
          {link && (
            <Link href={`/inbox/${message.id}` as "/inbox"} className="underline">
              {t("cases.openMessage")}
            </Link>
          )}
        </p>
      </header>
      {hasText && (
        <details>
          <summary className="cursor-pointer">{t("inbox.message.htmlTitle")}</summary>
          <div className="pt-3">
            <MessageBody text={message.text} html={message.html} images={new Map()} />
          </div>
        </details>
      )}
      <Attachments attachments={message.attachments} openFirst={first} />
    </article>
  );
}
