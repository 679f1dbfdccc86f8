import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { TextAreaInput, TextInput } from "#components/ui/fields.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { pagePart, pageProject } from "#lib/projects/page.ts";
import { mayEdit } from "#lib/projects/policy.ts";
import { literatureById } from "#lib/projects/queries/market.ts";
import { PartPage } from "../../../PartPage.tsx";
import { changeLiterature, removeLiterature } from "../../actions.ts";

type Props = { params: Promise<{ number: string; id: string }> };

export default async function LiteraturePage({ params }: Props) {
  const actor = await requirePage("projects.edit");
  const { number, id } = await params;
  const project = await pageProject(actor, number);
  if (!mayEdit(actor, project)) notFound();
  const row = await pagePart(id, (known) => literatureById(actor, project.id, known));
  const t = await getTranslations("projects.market");
  return (
    <PartPage
      title={t("changeLiterature")}
      project={project}
      part={row}
      save={changeLiterature}
      remove={removeLiterature}
      back="/market#literature"
    >
      <TextAreaInput
        name="citation"
        label={t("fields.citation")}
        defaultValue={row.citation}
        rows={3}
        maxLength={2000}
      />
      <TextInput name="link" label={t("fields.link")} defaultValue={row.link} maxLength={500} optional />
      <TextAreaInput
        name="relevance"
        label={t("fields.relevance")}
        defaultValue={row.relevance}
        rows={2}
        maxLength={2000}
      />
      <TextInput
        name="foundOn"
        type="date"
        label={t("fields.foundOn")}
        defaultValue={row.foundOn.toISOString().slice(0, 10)}
      />
    </PartPage>
  );
}
