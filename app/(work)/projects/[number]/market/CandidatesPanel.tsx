import { Tag } from "@navikt/ds-react/Tag";
import { BodyLong, Heading } from "@navikt/ds-react/Typography";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { Disclosure } from "#components/ui/Disclosure.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { Fact, Facts } from "#components/ui/Facts.tsx";
import { LinkButton } from "#components/ui/LinkButton.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import type { Actor } from "#lib/auth/actor.ts";
import { mayEdit } from "#lib/projects/policy.ts";
import { type Candidate, candidatesOf } from "#lib/projects/queries/market.ts";
import type { PageProject } from "#lib/projects/queries.ts";
import { addCandidate } from "./actions.ts";
import { DeviceFields } from "./DeviceFields.tsx";

type Props = { actor: Actor; project: PageProject };

const colors = { equivalent: "danger", not_equivalent: "success", undecided: "warning" } as const;

/** CE-marked devices that were found, and why each is or is not equivalent. */
export async function CandidatesPanel({ actor, project }: Props) {
  const t = await getTranslations("projects.market");
  const candidates = await candidatesOf(actor, project.id);
  const edits = mayEdit(actor, project);
  return (
    <Panel title={t("candidates")} id="candidates">
      <BodyLong className="max-w-4xl pb-3">{t("candidatesLead")}</BodyLong>
      {candidates.length === 0 ? (
        <EmptyState>{t("noCandidates")}</EmptyState>
      ) : (
        <ul className="divide-y divide-(--ax-border-neutral-subtle)">
          {candidates.map((candidate) => (
            <CandidateItem key={candidate.id} candidate={candidate} project={project} edits={edits} />
          ))}
        </ul>
      )}
      {edits && (
        <Disclosure header={t("addCandidate")} className="no-print pt-4">
          <div className="max-w-3xl">
            <ActionForm
              action={addCandidate}
              hidden={{ projectId: project.id, number: project.number }}
              prefix="candidate-"
              submitLabel={t("addCandidate")}
              submitSize="small"
            >
              <DeviceFields />
            </ActionForm>
          </div>
        </Disclosure>
      )}
    </Panel>
  );
}

type ItemProps = { candidate: Candidate; project: PageProject; edits: boolean };

async function CandidateItem({ candidate, project, edits }: ItemProps) {
  const t = await getTranslations("projects");
  const judged = candidate.equivalence ?? "undecided";
  const identified = [
    candidate.manufacturer,
    candidate.reference && `REF ${candidate.reference}`,
    candidate.udiDi && `UDI-DI ${candidate.udiDi}`,
  ].filter(Boolean);
  const rows = (["technical", "biological", "clinical", "reason"] as const).filter((key) => candidate[key]);
  return (
    <li
      id={`candidate-${candidate.id}`}
      className="flex scroll-mt-4 flex-col gap-3 py-4 [overflow-wrap:anywhere]"
    >
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="flex flex-wrap items-center gap-3">
          <Heading level="3" size="xsmall">
            {candidate.name}
          </Heading>
          <Tag size="small" variant="moderate" data-color={colors[judged]}>
            {t(`equivalence.${judged}`)}
          </Tag>
        </div>
        {edits && (
          <span className="no-print">
            <LinkButton
              href={`/projects/${project.number}/market/candidates/${candidate.id}`}
              variant="secondary"
              size="small"
            >
              {candidate.equivalence ? t("market.changeJudgement") : t("market.judge")}
              <span className="sr-only">: {candidate.name}</span>
            </LinkButton>
          </span>
        )}
      </div>
      <p className="text-(--ax-text-neutral-subtle)">{identified.join(", ")}</p>
      {rows.length > 0 && (
        <Facts>
          {rows.map((key) => (
            <Fact key={key} label={t(`market.fields.${key}`)}>
              <span className="whitespace-pre-line">{candidate[key]}</span>
            </Fact>
          ))}
        </Facts>
      )}
    </li>
  );
}
