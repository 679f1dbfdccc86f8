import { getTranslations } from "next-intl/server";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { TextInput } from "#components/ui/fields.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import type { Actor } from "#lib/auth/actor.ts";
import { ownedProjects } from "#lib/projects/queries/ownership.ts";
import { reassign } from "../actions.ts";

type Props = { actor: Actor; read: { id: string; version: number } };

/** The self-made devices that the account owns, and their hand-over when the person has left. */
export async function OwnedProjects({ actor, read }: Props) {
  const { count, projects, reassignable } = await ownedProjects(actor, read.id);
  const t = await getTranslations("users.owned");
  if (count === 0) return null;
  return (
    <Panel title={t("title", { count })}>
      <ul className="list-disc pb-4 pl-5 [overflow-wrap:anywhere]">
        {projects.map(({ id, number, title }) => (
          <li key={id}>
            <span className="tabular-nums">{number}</span> {title}
          </li>
        ))}
        {count > projects.length && <li>{t("more", { count: count - projects.length })}</li>}
      </ul>
      <p className="pb-4">{reassignable ? t("left") : t("there")}</p>
      {reassignable && (
        <ActionForm
          action={reassign}
          hidden={read}
          prefix="owner-"
          submitLabel={t("handOver")}
          submitVariant="secondary"
          submitSize="small"
        >
          <TextInput name="email" type="email" label={t("email")} description={t("emailHint")} />
          <TextInput name="ownerFunction" label={t("function")} />
        </ActionForm>
      )}
    </Panel>
  );
}
