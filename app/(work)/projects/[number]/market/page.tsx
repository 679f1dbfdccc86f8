import { requirePage } from "#lib/auth/session.ts";
import { dayOf, now } from "#lib/clock.ts";
import { pageProject } from "#lib/projects/page.ts";
import { CandidatesPanel } from "./CandidatesPanel.tsx";
import { LiteraturePanel } from "./LiteraturePanel.tsx";
import { SearchesPanel } from "./SearchesPanel.tsx";

type Props = {
  params: Promise<{ number: string }>;
  searchParams: Promise<{ literature?: string | string[] }>;
};

/** The market survey: what was searched, what was found, and what is written about devices like it. */
export default async function MarketPage({ params, searchParams }: Props) {
  const actor = await requirePage("projects.view");
  const project = await pageProject(actor, (await params).number);
  const { literature } = await searchParams;
  const today = dayOf(now());
  return (
    <div className="flex flex-col gap-5">
      <SearchesPanel actor={actor} project={project} today={today} />
      <CandidatesPanel actor={actor} project={project} />
      <LiteraturePanel
        actor={actor}
        project={project}
        today={today}
        after={typeof literature === "string" ? literature : undefined}
      />
    </div>
  );
}
