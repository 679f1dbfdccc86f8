import { useTranslations } from "next-intl";
import { type MailNotice, noticeLines } from "#lib/dispatch/text.ts";

/** The facts by which a reader recognises the product, as in the mail. */
export function NoticeFacts({ notice }: { notice: MailNotice }) {
  const t = useTranslations();
  const lines = noticeLines(notice, t);
  if (lines.length === 0) return null;
  return (
    <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[max-content_1fr]">
      {lines.map((line) => (
        <div key={line.label} className="contents">
          <dt className="text-(--ax-text-neutral-subtle) max-sm:text-sm">{line.label}</dt>
          <dd className="font-semibold [overflow-wrap:anywhere] max-sm:-mt-2">{line.value}</dd>
        </div>
      ))}
    </dl>
  );
}
