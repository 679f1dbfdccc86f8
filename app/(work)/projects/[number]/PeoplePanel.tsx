import { getTranslations } from "next-intl/server";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { Disclosure } from "#components/ui/Disclosure.tsx";
import { RadioInput, TextInput } from "#components/ui/fields.tsx";
import { LinkButton } from "#components/ui/LinkButton.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import type { Actor } from "#lib/auth/actor.ts";
import { mayDecide } from "#lib/projects/policy.ts";
import { type PageProject, projectPeople } from "#lib/projects/queries.ts";
import { addPerson, removePerson } from "../actions.ts";

type Props = { actor: Actor; project: PageProject };

/** The project group and its regulatory advisers. */
export async function PeoplePanel({ actor, project }: Props) {
  const t = await getTranslations();
  const people = await projectPeople(actor, project.id);
  const decides = mayDecide(actor, project);
  return (
    <Panel title={t("projects.people.title")} id="people">
      <ul className="divide-y divide-(--ax-border-neutral-subtle)">
        <li className="flex flex-wrap items-center justify-between gap-3 py-2">
          <span>
            {project.owner.name} – {t("roles.product_owner")}
          </span>
          {decides && (
            <span className="no-print">
              <LinkButton href={`/projects/${project.number}/owner`} variant="tertiary" size="small">
                {t("projects.ownership.handOver")}
              </LinkButton>
            </span>
          )}
        </li>
        {people.map(({ id, role, user }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-2">
            <span>
              {user.name} – {t(`roles.${role}`)}
            </span>
            {decides && (
              <ActionForm
                action={removePerson}
                hidden={{ projectId: project.id, assignmentId: id }}
                prefix={`remove-${id}-`}
                submitLabel={t("projects.people.remove", { name: user.name })}
                submitVariant="tertiary"
                submitSize="small"
                className="no-print"
              />
            )}
          </li>
        ))}
      </ul>
      {decides && (
        <Disclosure header={t("projects.people.add")} className="no-print pt-3">
          <div className="max-w-xl">
            <ActionForm
              action={addPerson}
              hidden={{ projectId: project.id }}
              prefix="person-"
              submitLabel={t("projects.people.add")}
              submitSize="small"
              resetOnSuccess
            >
              <TextInput
                name="email"
                type="email"
                label={t("projects.people.email")}
                description={t("projects.people.emailHint")}
              />
              <RadioInput
                name="role"
                label={t("projects.people.role")}
                inline
                options={(["project_member", "regulatory_advisor"] as const).map((value) => ({
                  value,
                  label: t(`roles.${value}`),
                }))}
              />
            </ActionForm>
          </div>
        </Disclosure>
      )}
    </Panel>
  );
}
