import { NextStep } from "#components/cases/NextStep.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { pageCase } from "#lib/cases/page.ts";
import { seesWorkingMaterial } from "#lib/cases/policy.ts";
import { messagesOfCase, messagesProposedFor } from "#lib/intake/queries.ts";
import { noticesOfCase } from "#lib/notices/queries.ts";
import { seesAllProjects } from "#lib/projects/policy.ts";
import { CaseMessages } from "./CaseMessages.tsx";
import { CaseNotices } from "./CaseNotices.tsx";
import { ProposedMessages } from "./ProposedMessages.tsx";
import { stepActions } from "./stepActions.ts";
import { TouchedDevices } from "./TouchedDevices.tsx";

type Props = { params: Promise<{ number: string }> };

export default async function OverviewPage({ params }: Props) {
  const actor = await requirePage("cases.view");
  const found = await pageCase(actor, (await params).number);
  const [notices, messages, proposed] = await Promise.all([
    noticesOfCase(actor, found.id),
    messagesOfCase(actor, found.id),
    messagesProposedFor(actor, found.id),
  ]);
  return (
    <div className="flex flex-col gap-5">
      <NextStep actor={actor} found={found} actions={stepActions} />
      <ProposedMessages proposed={proposed} found={found} />
      {seesAllProjects(actor) && <TouchedDevices caseId={found.id} />}
      <div className="grid items-start gap-5 xl:grid-cols-2">
        <CaseNotices actor={actor} found={found} notices={notices} />
        <CaseMessages
          actor={actor}
          messages={messages}
          whole={seesWorkingMaterial(actor)}
          movedTo={found.duplicateOf?.number}
        />
      </div>
    </div>
  );
}
