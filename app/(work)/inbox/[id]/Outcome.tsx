import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ArchiveTag, FateTag } from "#components/intake/FateTag.tsx";
import { TextReadingNote, TextReadingTag } from "#components/intake/TextReading.tsx";
import { Moment } from "#components/ui/Moment.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { doubtFrom, type OpeningDoubt } from "#lib/intake/opening.ts";
import { isInCase, isWaiting } from "#lib/intake/policy.ts";
import type { WholeMessage } from "#lib/intake/queries.ts";
import { lacksPictures, ReadPictures } from "./ReadPictures.tsx";

/** What became of the message and why, with the signs that spoke for and against a notice. */
export async function Outcome({ message }: { message: WholeMessage }) {
  const t = await getTranslations("inbox");
  const { fate, fateReason, handledBy, duplicateOf, case: found } = message;
  return (
    <Panel title={t("message.what")}>
      <div className="flex flex-col gap-3">
        <div className="flex flex-wrap items-center gap-3">
          <FateTag fate={fate} />
          {message.archive && <ArchiveTag />}
          <TextReadingTag state={message.textReading} />
          <span className="text-sm text-(--ax-text-neutral-subtle)">
            <Moment at={message.fateAt} /> {handledBy && t("message.by", { name: handledBy.name })}
          </span>
        </div>
        {fateReason && <p className="[overflow-wrap:anywhere]">{await reasonInWords(message)}</p>}
        <Hindrance message={message} />
        <TextReadingNote state={message.textReading} />
        {message.textReading === "waiting" && (
          <p className="no-print">
            {/* No link of the application: what is typed on the page must not outlive the facts that it was typed for. */}
            <a href={`/inbox/${message.id}`} className="underline">
              {t("textReading.look")}
            </a>
          </p>
        )}
        {lacksPictures(message) && <ReadPictures message={message} />}
        <Doubts message={message} />
        {found && !(isWaiting(fate) && message.proposals.length > 0) && (
          <p>
            {t(`message.${bond(message)}`)}{" "}
            <Link href={`/cases/${found.number}`} className="font-semibold underline">
              {found.number}
            </Link>{" "}
            {found.title}
          </p>
        )}
        {message.answersMailId && (
          <Link href={`/mails/${message.answersMailId}`} className="self-start underline">
            {t("message.aboutMail")}
          </Link>
        )}
        {duplicateOf && (
          <p>
            {t("message.duplicateOf")}{" "}
            <Link href={`/inbox/${duplicateOf.id}` as "/inbox"} className="underline">
              {duplicateOf.subject ?? t("noSubject")}
            </Link>{" "}
            (<Moment at={duplicateOf.receivedAt} />)
          </p>
        )}
        {duplicateOf?.case && duplicateOf.case.number !== found?.number && (
          <p>
            {t("message.case")}{" "}
            <Link href={`/cases/${duplicateOf.case.number}`} className="font-semibold underline">
              {duplicateOf.case.number}
            </Link>
          </p>
        )}
        <Signs message={message} />
      </div>
    </Panel>
  );
}

/** How the message stands to its case. */
function bond({ fate }: WholeMessage): "case" | "about" | "proposed" {
  if (isInCase(fate) || fate === "duplicate") return "case";
  return fate === "bounce" || fate === "auto_reply" ? "about" : "proposed";
}

/** A person's own words when dismissed; otherwise one of the fixed reasons. */
async function reasonInWords({ fate, fateReason }: WholeMessage): Promise<string> {
  const t = await getTranslations("inbox");
  const reason = fateReason ?? "";
  if (fate === "dismissed" && reason !== "archive") return t("message.dismissReason", { reason });
  return /^\w+$/.test(reason) && t.has(`why.${reason}`) ? t(`why.${reason}`) : reason;
}

/** For a message in quarantine: which bound it exceeded and where, or the fault itself. */
async function Hindrance({ message: { fate, reasons } }: { message: WholeMessage }) {
  const t = await getTranslations("inbox.bounds");
  if (fate !== "quarantined") return null;
  const inWords = (reason: string) => {
    const [word = "", path = "", ...name] = reason.split(" ");
    if (!/^[\w-]+$/.test(word) || !t.has(word)) return reason;
    const bound = t(word as "too-deep");
    if (!/^\d+(?:\.\d+)*$/.test(path)) return [bound, path, ...name].join(" ").trim();
    return name.length > 0 ? t("named", { bound, path, name: name.join(" ") }) : t("place", { bound, path });
  };
  return (
    <ul className="[overflow-wrap:anywhere]">
      {reasons.map((reason) => (
        <li key={reason} className="first-letter:uppercase">
          {inWords(reason)}
        </li>
      ))}
    </ul>
  );
}

/** What kept a notice from opening a case by itself, while it waits. */
async function Doubts({ message }: { message: WholeMessage }) {
  const t = await getTranslations();
  const doubts = message.fateReason === "unsureNotice" ? message.doubts : [];
  const inWords = ({ about, confidence }: OpeningDoubt) => {
    if (about === "never" || about === "otherMail" || about === "source" || about === "closedFile")
      return t(`inbox.doubts.${about}`);
    const fact = t(`settings.opening.facts.${about}`);
    if (confidence === null) return t("inbox.doubts.missing", { fact });
    return t("inbox.doubts.found", { fact, percent: Math.round(confidence * 100) });
  };
  const known = doubts.map(doubtFrom).filter((doubt) => doubt !== null);
  if (known.length === 0) return null;
  return (
    <div>
      <p className="font-semibold">{t("inbox.doubts.title")}</p>
      <ul className="list-disc pl-6">
        {known.map((doubt) => (
          <li key={doubt.about}>{inWords(doubt)}</li>
        ))}
      </ul>
    </div>
  );
}

async function Signs({ message }: { message: WholeMessage }) {
  const t = await getTranslations("inbox");
  const known = (group: string, word: string) => /^[\w-]+$/.test(word) && t.has(`${group}.${word}`);
  const problem = (text: string) => {
    const [word = "", ...rest] = text.split(" ");
    if (known("bounds", word)) return [t(`bounds.${word}` as "bounds.too-deep"), ...rest].join(" ");
    const told = known("problems", word) ? t(`problems.${word}`) : t("problems.other", { word });
    return [told, rest.join(" ")].filter(Boolean).join(": ");
  };
  const [unread, others] = [true, false].map((picture) =>
    message.problems.filter((text) => text.startsWith("pictures-") === picture),
  ) as [string[], string[]];
  const list = (problems: string[]) => (
    <ul className="list-disc pl-6">
      {problems.map((text) => (
        <li key={text} className="[overflow-wrap:anywhere]">
          {problem(text)}
        </li>
      ))}
    </ul>
  );
  return (
    <>
      {unread.length > 0 && list(unread)}
      {message.reasons.length > 0 && message.fate !== "quarantined" && (
        <details>
          <summary className="cursor-pointer">{t("signs.title")}</summary>
          <ul className="list-disc pl-6">
            {message.reasons.map((reason) => (
              <li key={reason}>{known("signs", reason) ? t(`signs.${reason}`) : reason}</li>
            ))}
          </ul>
        </details>
      )}
      {others.length > 0 && (
        <details>
          <summary className="cursor-pointer">{t("problems.title")}</summary>
          {list(others)}
        </details>
      )}
    </>
  );
}
