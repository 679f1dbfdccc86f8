import { notFound } from "next/navigation";
import { getLocale } from "next-intl/server";
import { WorkbookReview } from "#components/projects/WorkbookReview.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { found } from "#lib/organisation/page.ts";
import { pageProject } from "#lib/projects/page.ts";
import { mayEdit } from "#lib/projects/policy.ts";
import { workbookPreview } from "#lib/projects/workbook/queries.ts";
import { wordsIn } from "#lib/projects/workbook/words.ts";
import { confirmFile } from "../actions.ts";

type Props = { params: Promise<{ number: string; sha256: string }> };

export default async function AnswersReviewPage({ params }: Props) {
  const actor = await requirePage("projects.edit");
  const { number, sha256 } = await params;
  const project = await pageProject(actor, number);
  if (!mayEdit(actor, project)) notFound();
  const words = wordsIn(await getLocale());
  const preview = await found(workbookPreview(actor, project.id, "requirements", sha256, words));
  return (
    <WorkbookReview project={project} part="requirements" sha256={sha256} {...preview} action={confirmFile} />
  );
}
