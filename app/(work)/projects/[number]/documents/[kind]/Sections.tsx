import { Heading } from "@navikt/ds-react/Typography";
import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { FileList } from "#components/projects/FileList.tsx";
import { RichText } from "#components/ui/RichText.tsx";
import { outlines, sectionNumber } from "#lib/projects/documents/outline.ts";
import { sectionDigest, sectionOf } from "#lib/projects/documents/sections.ts";
import type { PageProject } from "#lib/projects/queries.ts";
import type { DocumentKind } from "#prisma/generated/enums.ts";
import { SectionEditor } from "./SectionEditor.tsx";

type Props = {
  project: PageProject;
  kind: DocumentKind;
  revision: { content: unknown; version: number } | null;
  mayWrite: boolean;
};

/** The lists that headings speak of, below the project's address. */
const places = {
  market: "/market",
  literature: "/market#literature",
  timePlan: "/decisions/time-plan#time-plan",
  requirements: "/requirements",
  risks: "/risks",
  tests: "/tests",
} as const;

/** Where what a heading speaks of is kept as a list of its own. */
const lists: Partial<Record<DocumentKind, Record<string, keyof typeof places>>> = {
  need: { justification: "market" },
  plan: {
    requirements: "requirements",
    market: "market",
    clinicalEvaluation: "literature",
    timePlan: "timePlan",
  },
  a: { justification: "market" },
  d: { method: "requirements" },
  e: { method: "risks", overall: "risks" },
  f: { verification: "tests", validation: "tests", clinical: "tests" },
};

/** The headings of a document with what stands under them, and a way to write where that is allowed. */
export async function Sections({ project, kind, revision, mayWrite }: Props) {
  const t = await getTranslations();
  return (
    <div className="flex flex-col gap-6">
      {outlines[kind].map(({ key, demand }, position) => {
        const said = sectionOf(revision?.content, key);
        const title = t(`outline.${kind}.${key}.title`);
        const list = lists[kind]?.[key];
        return (
          <section
            key={key}
            id={`section-${key}`}
            aria-labelledby={`title-${key}`}
            className="flex scroll-mt-4 flex-col gap-2"
          >
            <Heading level="3" size="xsmall" id={`title-${key}`}>
              <span className="tabular-nums">{sectionNumber(kind, position)}</span> {title}
            </Heading>
            {said.html && (
              <div className="max-w-4xl">
                <RichText html={said.html} />
              </div>
            )}
            {!said.html && said.notApplicable && (
              <p className="max-w-4xl [overflow-wrap:anywhere]">
                <strong>{t("projects.documents.notApplicableShort")}</strong> {said.notApplicable}
              </p>
            )}
            {!said.html && !said.notApplicable && (
              <p className="text-(--ax-text-neutral-subtle)">
                {t(`outline.${kind}.${key}.help`)} <em>{t("projects.documents.nothingYet")}</em>
              </p>
            )}
            {list && (
              <p className="no-print">
                <Link href={`/projects/${project.number}${places[list]}` as Route} className="underline">
                  {t(`projects.documents.toList.${list}`)}
                </Link>
              </p>
            )}
            {kind === "plan" && key === "concept" && (
              <FileList
                project={project}
                topic="concept"
                topicId={null}
                mayEdit={mayWrite}
                label={t("projects.documents.sketches")}
              />
            )}
            {mayWrite && (
              <div className="max-w-4xl">
                <SectionEditor
                  place={{ projectId: project.id, kind, version: revision?.version ?? 0 }}
                  section={key}
                  title={title}
                  help={t(`outline.${kind}.${key}.help`)}
                  saved={said.html}
                  notApplicable={said.notApplicable}
                  digest={sectionDigest(said)}
                  mayBeLeft={demand === "or_reason"}
                />
              </div>
            )}
          </section>
        );
      })}
    </div>
  );
}
