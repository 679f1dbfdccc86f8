import { useTranslations } from "next-intl";
import { Moment } from "#components/ui/Moment.tsx";
import type { Letter } from "#lib/intake/letter.ts";

/** A message within a message, to be read without opening its file. */
export function LetterView({ letter, name }: { letter: Letter; name: string }) {
  const t = useTranslations("inbox.letter");
  const rows: [string, React.ReactNode][] = [];
  if (letter.from) rows.push([t("from"), letter.from]);
  if (letter.to.length > 0) rows.push([t("to"), letter.to.join(", ")]);
  if (letter.sentAt) rows.push([t("sent"), <Moment key="sent" at={new Date(letter.sentAt)} />]);
  return (
    <details className="border-t border-(--ax-border-neutral-subtle)">
      <summary className="cursor-pointer px-3 py-2">
        {t("read")} <span className="sr-only">{name}</span>
      </summary>
      <div className="flex flex-col gap-3 px-3 pb-3">
        {letter.subject && <p className="font-semibold [overflow-wrap:anywhere]">{letter.subject}</p>}
        <dl className="grid gap-x-6 gap-y-1 text-sm sm:grid-cols-[max-content_minmax(0,1fr)]">
          {rows.map(([label, value]) => (
            <div key={label} className="contents">
              <dt className="text-(--ax-text-neutral-subtle)">{label}</dt>
              <dd className="[overflow-wrap:anywhere]">{value}</dd>
            </div>
          ))}
        </dl>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <section tabIndex={0} aria-label={t("read")} className="max-h-[28rem] overflow-auto">
          <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">{letter.text}</p>
        </section>
      </div>
    </details>
  );
}
