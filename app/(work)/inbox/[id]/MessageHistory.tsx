import { getTranslations } from "next-intl/server";
import { Moment } from "#components/ui/Moment.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import type { messageHistory } from "#lib/intake/queries.ts";

type Events = Awaited<ReturnType<typeof messageHistory>>;

/** What happened to the message, in order, with who and when. */
export async function MessageHistory({ events }: { events: Events }) {
  const t = await getTranslations();
  const values = (data: unknown): Record<string, string | number> => {
    const fields = Object.entries((data ?? {}) as Record<string, string | number>);
    return Object.fromEntries(
      fields.map(([key, value]) => [key, key === "fate" || key === "before" ? t(`fates.${value}`) : value]),
    );
  };
  return (
    <Panel title={t("inbox.message.history")}>
      <ol className="flex flex-col gap-2">
        {events.map((event) => (
          <li key={event.sequence}>
            <span className="[overflow-wrap:anywhere]">
              {t(`inbox.events.${event.type}`, values(event.data))}
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
