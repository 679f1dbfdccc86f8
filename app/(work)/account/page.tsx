import { Alert } from "@navikt/ds-react/Alert";
import { Tag } from "@navikt/ds-react/Tag";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { Fact, Facts } from "#components/ui/Facts.tsx";
import { TextInput } from "#components/ui/fields.tsx";
import { Moment } from "#components/ui/Moment.tsx";
import { PageHeading } from "#components/ui/PageHeading.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import type { Actor } from "#lib/auth/actor.ts";
import { browserOf } from "#lib/auth/browser.ts";
import { passwordMinLength } from "#lib/auth/password.ts";
import { ownSessions, placesOfRoles } from "#lib/auth/queries.ts";
import { requirePage } from "#lib/auth/session.ts";
import { now } from "#lib/clock.ts";
import { changePassword, revokeOthers, revokeSession } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("app"))("account") };
}

/** Who one is here, the password, and where one is signed in. The one page for who holds a one-time password. */
export default async function AccountPage() {
  const actor = await requirePage("account.edit");
  const t = await getTranslations();
  // By keys, so that the form keeps what it has to say when it changes place.
  const panels = [<PasswordPanel key="password" />, <WhoPanel key="who" actor={actor} />];
  return (
    <>
      <PageHeading title={t("app.account")} />
      <div className="flex max-w-4xl flex-col gap-5">
        {actor.mustChangePassword && <Alert variant="warning">{t("account.mustChange")}</Alert>}
        {actor.mustChangePassword ? panels : panels.toReversed()}
        <SessionsPanel actor={actor} />
      </div>
    </>
  );
}

async function WhoPanel({ actor }: { actor: Actor }) {
  const t = await getTranslations();
  const places = await placesOfRoles(actor);
  return (
    <Panel title={t("account.who")}>
      <Facts>
        <Fact label={t("account.name")}>{actor.name}</Fact>
        <Fact label={t("account.email")}>{actor.email}</Fact>
        <Fact label={t("account.roles")}>
          <ul>
            {actor.roles.map((held) => {
              const place =
                places.get(held.unitId ?? held.administrationId ?? "") ?? t("account.wholeRegion");
              return (
                <li key={`${held.role}${held.unitId}${held.administrationId}${held.projectId}`}>
                  {t(`roles.${held.role}`)} – {place}
                </li>
              );
            })}
          </ul>
        </Fact>
      </Facts>
    </Panel>
  );
}

async function PasswordPanel() {
  const t = await getTranslations("account");
  return (
    <Panel title={t("password")}>
      <ActionForm
        action={changePassword}
        submitLabel={t("change")}
        resetOnSuccess
        className="flex max-w-md flex-col gap-5"
      >
        <TextInput name="current" type="password" label={t("current")} autoComplete="current-password" />
        <TextInput
          name="next"
          type="password"
          label={t("next")}
          description={t("nextHelp", { minimum: passwordMinLength })}
          autoComplete="new-password"
        />
        <TextInput name="repeat" type="password" label={t("repeat")} autoComplete="new-password" />
      </ActionForm>
    </Panel>
  );
}

async function SessionsPanel({ actor }: { actor: Actor }) {
  const t = await getTranslations("account");
  const sessions = await ownSessions(actor, now());
  return (
    <Panel title={t("sessions")}>
      <ul className="divide-y divide-(--ax-border-neutral-subtle) border-t border-(--ax-border-neutral-subtle)">
        {sessions.map((session) => (
          <li key={session.id} className="flex flex-wrap items-center justify-between gap-3 py-3">
            <div className="min-w-0">
              <p>{browserOf(session.userAgent) ?? t("unknownBrowser")}</p>
              <p className="text-sm text-(--ax-text-neutral-subtle)">
                {t("since")} <Moment at={session.createdAt} />
              </p>
            </div>
            {session.id === actor.sessionId ? (
              <Tag size="small" variant="moderate" data-color="success">
                {t("thisOne")}
              </Tag>
            ) : (
              <ActionForm
                action={revokeSession}
                hidden={{ sessionId: session.id }}
                prefix={`session-${session.id}-`}
                submitLabel={t("revoke")}
                submitVariant="secondary"
                submitSize="small"
              />
            )}
          </li>
        ))}
      </ul>
      <div className="border-t border-(--ax-border-neutral-subtle) pt-4 empty:hidden">
        <ActionForm
          action={revokeOthers}
          prefix="others-"
          submitLabel={t("revokeOthers")}
          submitVariant="secondary"
          submitSize="small"
          closed={sessions.length <= 1}
        />
      </div>
    </Panel>
  );
}
