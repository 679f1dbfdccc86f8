import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";

import { requirePage } from "#lib/auth/session.ts";
import { pagePart, pageProject } from "#lib/projects/page.ts";
import { mayEdit } from "#lib/projects/policy.ts";
import { searchById } from "#lib/projects/queries/market.ts";
import { PartPage } from "../../../PartPage.tsx";
import { changeSearch, removeSearch } from "../../actions.ts";
import { SearchFields } from "../../SearchFields.tsx";

type Props = { params: Promise<{ number: string; id: string }> };

export default async function SearchPage({ params }: Props) {
  const actor = await requirePage("projects.edit");
  const { number, id } = await params;
  const project = await pageProject(actor, number);
  if (!mayEdit(actor, project)) notFound();
  const row = await pagePart(id, (known) => searchById(actor, project.id, known));
  const t = await getTranslations("projects.market");
  return (
    <PartPage
      title={t("changeSearch")}
      project={project}
      part={row}
      save={changeSearch}
      remove={removeSearch}
      back="/market#searches"
    >
      <SearchFields search={{ ...row, searchedOn: row.searchedOn.toISOString().slice(0, 10) }} />
    </PartPage>
  );
}
