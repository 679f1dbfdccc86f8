import { Alert } from "@navikt/ds-react/Alert";
import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { may } from "#lib/auth/access.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { minuteOf } from "#lib/clock.ts";
import { watchAlarms } from "#lib/intake/watch/queries.ts";

type Props = { actor: Actor; at: Date };

/** Tells those who coordinate or administer of sources that fail or have gone quiet. Nothing for everybody else. */
export async function WatchAlarms({ actor, at }: Props) {
  const alarms = await watchAlarms(actor, at);
  if (alarms.length === 0) return null;
  const t = await getTranslations("watch");
  const administers = may(actor, "settings.view");
  return (
    <Alert variant="warning" role="status">
      <strong>{t("alarm.title")}</strong>
      <ul className="flex flex-col gap-1 pt-1">
        {alarms.map(({ id, name, state, since, problem }) => (
          <li key={id} className="[overflow-wrap:anywhere]">
            {t(`alarm.${state}`, { name, since: since ? minuteOf(since) : "–" })}{" "}
            {problem && t(`problems.${problem.key}`, problem.values)}{" "}
            {administers && (
              <Link href={`/settings/watch/${id}` as Route} className="underline">
                {t("alarm.see")}
              </Link>
            )}
          </li>
        ))}
      </ul>
      {!administers && <p className="pt-1">{t("alarm.tell")}</p>}
    </Alert>
  );
}
