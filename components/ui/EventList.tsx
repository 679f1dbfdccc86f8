import { Process, ProcessEvent } from "@navikt/ds-react/Process";
import { Moment } from "#components/ui/Moment.tsx";

type Told = { sequence: number; at: Date; actorName: string; sentence: string };

/** What has happened, in order: each event as a sentence, with when and who. */
export function EventList({ events }: { events: readonly Told[] }) {
  return (
    <Process className="[overflow-wrap:anywhere] [&_.aksel-process\_\_title]:font-normal">
      {events.map(({ sequence, at, actorName, sentence }) => (
        <ProcessEvent key={sequence} status="completed" title={sentence} timestamp="">
          <p className="text-sm text-(--ax-text-neutral-subtle)">
            <Moment at={at} /> – {actorName}
          </p>
        </ProcessEvent>
      ))}
    </Process>
  );
}
