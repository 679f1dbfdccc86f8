import { NextStep } from "#components/cases/NextStep.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { pageCase } from "#lib/cases/page.ts";
import { seesWorkingMaterial } from "#lib/cases/policy.ts";
import { stepActions } from "../stepActions.ts";
import { ActionsPanel } from "./ActionsPanel.tsx";
import { DecisionPanel } from "./DecisionPanel.tsx";
import { DisruptionPanel } from "./DisruptionPanel.tsx";
import { RepliesPanel } from "./RepliesPanel.tsx";

type Props = { params: Promise<{ number: string }> };

/** What was decided, what is to be done, and what the sender is told. Others see the actions of their own units. */
export default async function HandlingPage({ params }: Props) {
  const actor = await requirePage("cases.view");
  const found = await pageCase(actor, (await params).number);
  const working = seesWorkingMaterial(actor);
  return (
    <div className="flex flex-col gap-5">
      <NextStep actor={actor} found={found} actions={stepActions} />
      {working && <DecisionPanel actor={actor} found={found} />}
      {working && found.supplyDisruption && (
        <DisruptionPanel actor={actor} found={found} disruption={found.supplyDisruption} />
      )}
      <ActionsPanel actor={actor} found={found} />
      {working && <RepliesPanel actor={actor} found={found} />}
    </div>
  );
}
