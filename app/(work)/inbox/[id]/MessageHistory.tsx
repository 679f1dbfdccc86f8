import { getTranslations } from "next-intl/server";
import { Moment } from "#components/ui/Moment.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { factText } from "#lib/cases/timeline.ts";
import type { messageHistory } from "#lib/intake/queries.ts";

type Events = Awaited<ReturnType<typeof messageHistory>>;

/** What happened to the message, in order, with who and when. */
export async function MessageHistory({ events }: { events: Events }) {
  const t = await getTranslations();
  const values = (type: string, data: unknown): Record<string, string | number> => {
    const given = (data ?? {}) as Record<string, string | number>;
    if (type === "message_corrected") {
      const field = String(given.field);
      const words = (value: unknown) => factText(field, String(value ?? ""), t);
      return { field: t(`notice.fields.${field}`), before: words(given.before), after: words(given.after) };
    }
    return Object.fromEntries(
      Object.entries(given).map(([key, value]) => [
        key,
        key === "fate" || key === "before" ? t(`fates.${value}`) : value,
      ]),
    );
  };
  return (
    <Panel title={t("inbox.message.history")}>
      <ol className="flex flex-col gap-2">
        {events.map((event) => (
          <li key={event.sequence}>
            <span className="[overflow-wrap:anywhere]">
              {t(`inbox.events.${event.type}`, values(event.type, event.data))}
            </span>
            <span className="block text-sm text-(--ax-text-neutral-subtle)">
              <Moment at={event.at} /> – {event.actorName}
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
