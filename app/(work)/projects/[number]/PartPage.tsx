import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { Disclosure } from "#components/ui/Disclosure.tsx";
import { LinkButton } from "#components/ui/LinkButton.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import type { FormState } from "#lib/forms/action.ts";

type Action = (previous: FormState, formData: FormData) => Promise<FormState>;

type Props = {
  title: string;
  project: { id: string; number: string };
  part: { id: string; version: number };
  save: Action;
  remove: Action;
  /** Where it is listed, below the project's address. */
  back: string;
  children: ReactNode;
};

/** The page of one row of a project's list: its form, and how it is taken away. */
export async function PartPage({ title, project, part, save, remove, back, children }: Props) {
  const t = await getTranslations("form");
  const hidden = { projectId: project.id, number: project.number, id: part.id, version: part.version };
  return (
    <Panel title={title}>
      <div className="flex max-w-3xl flex-col gap-5">
        <ActionForm
          action={save}
          hidden={hidden}
          submitLabel={t("save")}
          footer={
            <LinkButton href={`/projects/${project.number}${back}`} variant="tertiary">
              {t("cancel")}
            </LinkButton>
          }
        >
          {children}
        </ActionForm>
        <Disclosure header={t("remove")}>
          <ActionForm
            action={remove}
            hidden={hidden}
            prefix="remove-"
            submitLabel={t("remove")}
            submitVariant="secondary"
            submitSize="small"
            danger
          />
        </Disclosure>
      </div>
    </Panel>
  );
}
