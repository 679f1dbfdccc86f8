import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { NotNow } from "#components/cases/NotNow.tsx";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { LinkButton } from "#components/ui/LinkButton.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { pageCase, pagePart } from "#lib/cases/page.ts";
import { actionById, actionChoices } from "#lib/cases/queries/handling.ts";
import { actionStatuses } from "#lib/cases/workflow.ts";
import { changeAction } from "../../actions.ts";
import { ActionFields } from "../ActionFields.tsx";

type Props = { params: Promise<{ number: string; actionId: string }> };

export default async function ChangeActionPage({ params }: Props) {
  const actor = await requirePage("cases.coordinate");
  const { number, actionId } = await params;
  const found = await pageCase(actor, number);
  if (!z.uuid().safeParse(actionId).success) notFound();
  const action = await pagePart(actionById(actor, found.id, actionId));
  const t = await getTranslations();
  const possible = (actionStatuses as readonly string[]).includes(found.status);
  if (!possible) return <NotNow title={t("handling.actions.changeTitle")} number={found.number} />;
  return (
    <Panel title={t("handling.actions.changeTitle")}>
      <ActionForm
        action={changeAction}
        hidden={{ actionId: action.id, version: action.version, number: found.number }}
        submitLabel={t("form.save")}
        className="flex max-w-4xl flex-col gap-5"
        footer={
          <LinkButton href={`/cases/${found.number}/handling#action-${action.id}`} variant="tertiary">
            {t("form.cancel")}
          </LinkButton>
        }
      >
        <ActionFields choices={await actionChoices(actor, found.id)} dueDay="" action={action} />
      </ActionForm>
    </Panel>
  );
}
