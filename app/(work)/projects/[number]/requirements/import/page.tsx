import { notFound } from "next/navigation";
import { WorkbookUpload } from "#components/projects/WorkbookUpload.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { pageProject } from "#lib/projects/page.ts";
import { mayEdit } from "#lib/projects/policy.ts";
import { uploadFile } from "./actions.ts";

type Props = { params: Promise<{ number: string }> };

export default async function AnswersImportPage({ params }: Props) {
  const actor = await requirePage("projects.edit");
  const project = await pageProject(actor, (await params).number);
  if (!mayEdit(actor, project)) notFound();
  return <WorkbookUpload project={project} part="requirements" action={uploadFile} />;
}
