import { requirePage } from "#lib/auth/session.ts";
import { pageCase } from "#lib/cases/page.ts";

type Props = { params: Promise<{ number: string }> };

export default async function ChecklistPage({ params }: Props) {
  const actor = await requirePage("cases.view");
  const found = await pageCase(actor, (await params).number);
  return <p>{found.title}</p>;
}
