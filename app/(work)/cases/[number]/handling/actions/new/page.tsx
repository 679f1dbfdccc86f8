import { getTranslations } from "next-intl/server";
import { NotNow } from "#components/cases/NotNow.tsx";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { LinkButton } from "#components/ui/LinkButton.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { pageCase } from "#lib/cases/page.ts";
import { actionChoices, proposedDueDay } from "#lib/cases/queries/handling.ts";
import { actionStatuses } from "#lib/cases/workflow.ts";
import { now } from "#lib/clock.ts";
import { addAction } from "../../actions.ts";
import { ActionFields } from "../ActionFields.tsx";

type Props = { params: Promise<{ number: string }> };

export default async function NewActionPage({ params }: Props) {
  const actor = await requirePage("cases.coordinate");
  const found = await pageCase(actor, (await params).number);
  const t = await getTranslations();
  const possible = (actionStatuses as readonly string[]).includes(found.status);
  if (!possible) return <NotNow title={t("handling.actions.addTitle")} number={found.number} />;
  return (
    <Panel title={t("handling.actions.addTitle")}>
      <ActionForm
        action={addAction}
        hidden={{ caseId: found.id, number: found.number }}
        submitLabel={t("handling.actions.add")}
        className="flex max-w-4xl flex-col gap-5"
        footer={
          <LinkButton href={`/cases/${found.number}/handling#actions`} variant="tertiary">
            {t("form.cancel")}
          </LinkButton>
        }
      >
        <ActionFields
          choices={await actionChoices(actor, found.id)}
          dueDay={await proposedDueDay(found.severity, now())}
        />
      </ActionForm>
    </Panel>
  );
}
