import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Attachments, shownFiles } from "#components/intake/Attachments.tsx";
import { MessageBody } from "#components/intake/MessageBody.tsx";
import { MessageFacts } from "#components/intake/MessageFacts.tsx";
import { BesideDocument } from "#components/notices/BesideDocument.tsx";
import { DocumentPanel } from "#components/notices/DocumentPanel.tsx";
import { FactList } from "#components/notices/FactList.tsx";
import { LinkButton } from "#components/ui/LinkButton.tsx";
import { PageHeading } from "#components/ui/PageHeading.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { pageMessage } from "#lib/intake/page.ts";
import { isInCase, isWaiting } from "#lib/intake/policy.ts";
import { picturesOf } from "#lib/intake/queries/files.ts";
import { casesToLink, messageHistory, nextWaiting, type WholeMessage } from "#lib/intake/queries.ts";
import { standingOfMessage } from "#lib/intake/review.ts";
import { BODY_SOURCE } from "#lib/intake/sources.ts";
import { marksOf } from "#lib/notices/marks.ts";
import { Comparison, targetOf } from "./Comparison.tsx";
import { MessageActions } from "./MessageActions.tsx";
import { MessageHistory } from "./MessageHistory.tsx";
import { Outcome } from "./Outcome.tsx";
import { LaterAlike, Proposals } from "./Proposals.tsx";
import { ReadAnew } from "./ReadAnew.tsx";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ case?: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const message = await pageMessage(await requirePage("inbox.view"), (await params).id);
  return { title: message.subject ?? message.fileName ?? (await getTranslations("inbox"))("noSubject") };
}

export default async function MessagePage({ params, searchParams }: Props) {
  const actor = await requirePage("inbox.view");
  const message = await pageMessage(actor, (await params).id);
  const query = (await searchParams).case;
  const search = typeof query === "string" ? query.slice(0, 200) : "";
  const [pictures, events, candidates, next] = await Promise.all([
    message.html ? picturesOf(actor, message.id) : new Map<string, string>(),
    messageHistory(actor, message.id),
    search ? casesToLink(actor, search) : [],
    nextWaiting(actor, message),
  ]);
  const t = await getTranslations("inbox");
  const marks = marksOf(message.facts);
  const reviewing = isWaiting(message.fate) && marks.marks.length > 0;
  const beside = marks.marks.some(({ source }) => source === BODY_SOURCE) ? "text" : "files";
  const target = await targetOf(actor, message, search, candidates);
  const decide = (
    <>
      <MessageActions {...{ message, search, candidates, target, marks }} />
      <Comparison target={target} />
    </>
  );
  return (
    <>
      <PageHeading
        title={
          <span className="[overflow-wrap:anywhere]">
            {message.subject ?? message.fileName ?? t("noSubject")}
          </span>
        }
        actions={
          <>
            <LinkButton href="/inbox" variant="tertiary" size="small">
              {t("message.toInbox")}
            </LinkButton>
            {next && (
              <LinkButton href={`/inbox/${next}`} variant="secondary" size="small">
                {t("message.next")}
              </LinkButton>
            )}
          </>
        }
      />
      {reviewing ? (
        <>
          <BesideDocument className={columns}>
            <div className="flex flex-col gap-5">
              <Outcome message={message} />
              <Panel>
                <MessageFacts message={message} />
              </Panel>
              <Proposals message={message} />
              <LaterAlike message={message} />
              {decide}
            </div>
            <DocumentPanel actor={actor} messageId={message.id} marks={marks.marks} />
          </BesideDocument>
          <div className={columns}>
            <div className="flex flex-col gap-5 empty:hidden">
              <Content message={message} pictures={pictures} beside={beside} />
            </div>
            <div className="flex flex-col gap-5">
              <ReadAnew message={message} />
              <MessageHistory events={events} />
            </div>
          </div>
        </>
      ) : (
        <div className={columns}>
          <div className="flex flex-col gap-5">
            <Outcome message={message} />
            <Proposals message={message} />
            <LaterAlike message={message} />
            <Panel>
              <MessageFacts message={message} />
            </Panel>
            <Content message={message} pictures={pictures} />
          </div>
          <div className="flex flex-col gap-5">
            {decide}
            {message.facts && !isWaiting(message.fate) && !isInCase(message.fate) && (
              <Panel title={t("message.read")}>
                <FactList
                  standing={standingOfMessage(message.facts, message.review)}
                  facts={message.facts}
                  documentHref={null}
                  compact
                />
              </Panel>
            )}
            <ReadAnew message={message} />
            <MessageHistory events={events} />
          </div>
        </div>
      )}
    </>
  );
}

const columns = "grid items-start gap-5 pb-5 *:min-w-0 xl:grid-cols-2";

/** `beside`: the files are shown above with what was read from them, or even the message's text is. */
type ContentProps = { message: WholeMessage; pictures: Map<string, string>; beside?: Beside };
type Beside = "files" | "text";

async function Content({ message, pictures, beside }: ContentProps) {
  const t = await getTranslations("inbox.message");
  const hasText = Boolean(message.html ?? message.text?.trim());
  const shownAbove = beside === "text" && !message.html && hasText;
  const withinText = new Set([...pictures.keys()].filter((id) => message.html?.includes(`cid:${id}`)));
  const files = shownFiles(message.attachments, withinText);
  return (
    <>
      {!shownAbove && (hasText || files.length === 0) && (
        <Panel title={t("htmlTitle")}>
          <MessageBody text={message.text} html={message.html} images={pictures} />
        </Panel>
      )}
      {files.length > 0 && (
        <Panel title={t("attachments")}>
          <Attachments attachments={message.attachments} withinText={withinText} openFirst={!beside} />
        </Panel>
      )}
    </>
  );
}
