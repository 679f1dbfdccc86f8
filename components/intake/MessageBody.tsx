import { Alert } from "@navikt/ds-react/Alert";
import { getTranslations } from "next-intl/server";
import { sanitiseMailHtml } from "#lib/mail/html.ts";
import { htmlToText } from "#lib/mail/htmlText.ts";

type Props = {
  text: string | null;
  html: string | null;
  /** Pictures of the message itself, by Content-ID, as data addresses. */
  images: Map<string, string>;
};

const remote =
  /<(?:img|link|iframe|video|audio|source|object|embed)\b[^>]{0,2000}?(?:src|href|data)\s*=\s*["']?\s*(?:https?:)?\/\/|url\(\s*["']?https?:/i;

// Scripts never run, and nothing is loaded but pictures that came with the message itself.
const policy =
  '<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src \'none\'; img-src data:; style-src \'unsafe-inline\'">' +
  "<style>body{margin:0;padding:12px;font:15px/1.5 system-ui,sans-serif;color:#1c1c1c;background:#fff;overflow-wrap:anywhere}img{max-width:100%;height:auto}table{max-width:100%}</style>";

/** What a mail says: its HTML made safe in a closed frame, or its text. */
export async function MessageBody({ text, html, images }: Props) {
  const t = await getTranslations("inbox.message");
  if (!html && !text?.trim()) return <p className="text-(--ax-text-neutral-subtle)">{t("noText")}</p>;
  if (!html) return <PlainText text={text ?? ""} />;
  const safe = sanitiseMailHtml(html, { cid: (contentId) => images.get(contentId) ?? null });
  return (
    <div className="flex flex-col gap-3">
      {remote.test(html) && (
        <Alert variant="info" size="small">
          {t("blocked")}
        </Alert>
      )}
      <iframe
        title={t("htmlTitle")}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
        srcDoc={`${policy}${safe}`}
        className="h-[28rem] w-full resize-y overflow-auto rounded border border-(--ax-border-neutral-subtle) bg-white"
      />
      <details>
        <summary className="cursor-pointer">{t("asText")}</summary>
        <PlainText text={text?.trim() ? text : htmlToText(html)} />
      </details>
    </div>
  );
}

/** A text of any length, scrolled within itself; reachable by keyboard. */
function PlainText({ text }: { text: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section tabIndex={0} className="max-h-[36rem] overflow-auto">
      <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">{text.slice(0, 200_000)}</p>
    </section>
  );
}
