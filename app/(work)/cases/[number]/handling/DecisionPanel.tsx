import { Alert } from "@navikt/ds-react/Alert";
import { Heading } from "@navikt/ds-react/Typography";
import { getTranslations } from "next-intl/server";
import { SeverityTag } from "#components/cases/tags.tsx";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { Fact, Facts } from "#components/ui/Facts.tsx";
import { CheckboxListInput, RadioInput, TextAreaInput } from "#components/ui/fields.tsx";
import { KeptForm } from "#components/ui/KeptForm.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import type { Actor } from "#lib/auth/actor.ts";
import type { PageCase } from "#lib/cases/page.ts";
import { mayTransition } from "#lib/cases/policy.ts";
import { decisionBasis, type SearchMade } from "#lib/cases/queries/handling.ts";
import { Severity, Track } from "#prisma/generated/enums.ts";
import { decide } from "./actions.ts";
import { SearchList } from "./SearchList.tsx";

type Props = { actor: Actor; found: PageCase };

/** The decision: a form beside its basis while the case is at Samordning, text afterwards. */
export async function DecisionPanel({ actor, found }: Props) {
  const t = await getTranslations("handling");
  const deciding = found.status === "coordinating" && mayTransition(actor, "decideHandling", found.status);
  return (
    <Panel title={t("decision.title")} id="decision">
      <div className="flex flex-col gap-5">
        {!deciding && <Decided found={found} />}
        <KeptForm open={deciding} closedNotice={<Alert variant="info">{t("movedOn")}</Alert>}>
          {deciding && <Deciding actor={actor} found={found} />}
        </KeptForm>
      </div>
    </Panel>
  );
}

async function Deciding({ actor, found }: Props) {
  const basis = await decisionBasis(actor, found.id);
  return (
    <div className="grid gap-8 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <DecisionForm found={found} suggestion={basis.suggestion?.text ?? null} />
      <Basis {...basis} />
    </div>
  );
}

const yesNo = (value: boolean | null) => (value === null ? null : value ? "yes" : "no");

async function DecisionForm({ found, suggestion }: { found: PageCase; suggestion: string | null }) {
  const t = await getTranslations();
  const answers = [
    { value: "yes", label: t("form.yes") },
    { value: "no", label: t("form.no") },
  ];
  return (
    <ActionForm
      action={decide}
      hidden={{ caseId: found.id, version: found.version, number: found.number }}
      submitLabel={t("handling.decision.submit")}
    >
      <TextAreaInput
        name="assessment"
        label={t("handling.decision.assessment")}
        description={t("handling.decision.assessmentHelp")}
        defaultValue={found.assessment ?? suggestion}
        rows={6}
      />
      <RadioInput
        name="severity"
        label={t("handling.decision.severity")}
        defaultValue={found.severity}
        options={Object.values(Severity).map((value) => ({
          value,
          label: t(`severities.${value}`),
          description: t(`handling.severityHelp.${value}`),
        }))}
      />
      <CheckboxListInput
        name="tracks"
        label={t("handling.decision.tracks")}
        description={t("handling.decision.tracksHelp")}
        defaultValue={found.tracks}
        options={Object.values(Track).map((value) => ({ value, label: t(`tracks.${value}`) }))}
      />
      <RadioInput
        name="patientInformation"
        label={t("handling.decision.patientInformation")}
        defaultValue={yesNo(found.patientInformation)}
        options={answers}
        inline
      />
      <RadioInput
        name="contractedWithdrawal"
        label={t("handling.decision.contractedWithdrawal")}
        description={t("handling.decision.contractedWithdrawalHelp")}
        defaultValue={yesNo(found.contractedWithdrawal)}
        options={answers}
        inline
      />
    </ActionForm>
  );
}

type BasisProps = { searches: SearchMade[]; suggestion: { text: string; by: string | null } | null };

async function Basis({ searches, suggestion }: BasisProps) {
  const t = await getTranslations("handling.basis");
  return (
    <div className="flex flex-col gap-4 border-(--ax-border-neutral-subtle) lg:border-l lg:pl-8">
      <Heading level="3" size="xsmall">
        {t("title")}
      </Heading>
      <div>
        <p className="font-semibold">{t("suggestion")}</p>
        <p className="whitespace-pre-line break-words">{suggestion?.text ?? t("noSuggestion")}</p>
        {suggestion?.by && <p className="text-sm text-(--ax-text-neutral-subtle)">{suggestion.by}</p>}
      </div>
      <div>
        <p className="font-semibold">{t("searches")}</p>
        <SearchList searches={searches} />
      </div>
    </div>
  );
}

async function Decided({ found }: { found: PageCase }) {
  const t = await getTranslations();
  if (!found.assessment && found.tracks.length === 0) return <p>{t("handling.decision.none")}</p>;
  const answer = (value: boolean | null) => (value === null ? "–" : value ? t("form.yes") : t("form.no"));
  return (
    <Facts>
      <Fact label={t("handling.decision.assessment")}>
        <span className="whitespace-pre-line break-words">{found.assessment ?? "–"}</span>
      </Fact>
      <Fact label={t("handling.decision.severity")}>
        {found.severity ? <SeverityTag severity={found.severity} /> : "–"}
      </Fact>
      <Fact label={t("handling.decision.tracks")}>
        {found.tracks.map((track) => t(`tracks.${track}`)).join(", ") || "–"}
      </Fact>
      <Fact label={t("handling.decision.patientInformation")}>{answer(found.patientInformation)}</Fact>
      <Fact label={t("handling.decision.contractedWithdrawal")}>{answer(found.contractedWithdrawal)}</Fact>
      {found.status === "closed" && found.summary && (
        <Fact label={t("handling.close.summary")}>
          <span className="whitespace-pre-line break-words">{found.summary}</span>
        </Fact>
      )}
    </Facts>
  );
}
