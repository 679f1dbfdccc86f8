import { NextStep } from "#components/cases/NextStep.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { pageCase } from "#lib/cases/page.ts";
import { stepActions } from "./stepActions.ts";

type Props = { params: Promise<{ number: string }> };

export default async function OverviewPage({ params }: Props) {
  const actor = await requirePage("cases.view");
  const found = await pageCase(actor, (await params).number);
  return <NextStep actor={actor} found={found} actions={stepActions} />;
}
