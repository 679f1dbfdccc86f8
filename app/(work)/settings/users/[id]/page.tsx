import { Tag } from "@navikt/ds-react/Tag";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { TextInput } from "#components/ui/fields.tsx";
import { PageHeading } from "#components/ui/PageHeading.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { isLocked } from "#lib/auth/lockout.ts";
import { requirePage } from "#lib/auth/session.ts";
import { userById } from "#lib/auth/users/queries.ts";
import { now } from "#lib/clock.ts";
import { administrationList } from "#lib/organisation/directory/queries.ts";
import { found, idIn } from "#lib/organisation/page.ts";
import { SettingsCrumbs } from "../../SettingsCrumbs.tsx";
import { changeUserActive, giveRole, newPassword, saveName, unlock } from "../actions.ts";
import { RoleFields } from "../RoleFields.tsx";
import { HeldRoles } from "./HeldRoles.tsx";
import { OwnedProjects } from "./OwnedProjects.tsx";
import { Sessions } from "./Sessions.tsx";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const actor = await requirePage("users.edit");
  return { title: (await found(userById(actor, idIn((await params).id), now()))).name };
}

export default async function UserPage({ params }: Props) {
  const actor = await requirePage("users.edit");
  const at = now();
  const user = await found(userById(actor, idIn((await params).id), at));
  const { id, version, active } = user;
  const administrations = (await administrationList(actor)).filter((row) => row.active);
  const t = await getTranslations("users");
  const read = { id, version };
  return (
    <>
      <SettingsCrumbs part="users" />
      <PageHeading
        title={
          <span className="flex flex-wrap items-center gap-3">
            {user.name}
            {!active && (
              <Tag size="small" variant="outline" data-color="neutral">
                {t("closed")}
              </Tag>
            )}
            {user.demo && (
              <Tag size="small" variant="outline" data-color="info">
                {t("demo")}
              </Tag>
            )}
          </span>
        }
        lead={<span className="break-all">{user.email}</span>}
      />
      <div className="grid items-start gap-6 *:min-w-0 lg:grid-cols-2">
        <div className="flex flex-col gap-6">
          <Panel title={t("roles")}>
            <HeldRoles roles={user.roles} read={read} />
            <div className="pt-5">
              <ActionForm
                action={giveRole}
                hidden={read}
                prefix="role-"
                submitLabel={t("giveRole")}
                submitVariant="secondary"
                submitSize="small"
              >
                <RoleFields
                  administrations={administrations.map((row) => ({ value: row.id, label: row.name }))}
                />
              </ActionForm>
            </div>
          </Panel>
          <Panel title={t("details")}>
            <ActionForm
              action={saveName}
              hidden={read}
              prefix="name-"
              submitLabel={t("save")}
              submitSize="small"
            >
              <TextInput name="name" label={t("name")} defaultValue={user.name} maxLength={200} />
            </ActionForm>
          </Panel>
        </div>
        <div className="flex flex-col gap-6">
          <Panel title={t("signIn")}>
            <div className="flex flex-col gap-6">
              <div className="empty:hidden">
                {isLocked(user, at) && <p className="pb-3">{t("lockedText")}</p>}
                <ActionForm
                  action={unlock}
                  hidden={read}
                  prefix="unlock-"
                  submitLabel={t("unlock")}
                  submitVariant="secondary"
                  submitSize="small"
                  closed={!isLocked(user, at)}
                />
              </div>
              {user.demo ? (
                <p>{t("demoPasswordText")}</p>
              ) : (
                <div>
                  <p className="pb-3">{t("resetText")}</p>
                  <ActionForm
                    action={newPassword}
                    hidden={read}
                    prefix="reset-"
                    submitLabel={t("reset")}
                    submitVariant="secondary"
                    submitSize="small"
                  />
                </div>
              )}
            </div>
          </Panel>
          <Sessions sessions={user.sessions} read={read} />
          <OwnedProjects actor={actor} read={read} />
          <Panel title={active ? t("close") : t("open")}>
            <p className="pb-3">{active ? t("closeText") : t("openText")}</p>
            <ActionForm
              // The other way round is another form.
              key={String(active)}
              action={changeUserActive}
              hidden={{ ...read, active: String(!active) }}
              prefix="active-"
              submitLabel={active ? t("close") : t("open")}
              submitVariant="secondary"
              submitSize="small"
              danger={active}
            />
          </Panel>
        </div>
      </div>
    </>
  );
}
