import { Button } from "@navikt/ds-react/Button";
import { Tag } from "@navikt/ds-react/Tag";
import type { Route } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import type { Requirement } from "#lib/projects/requirements/annexI.ts";
import type { Answer } from "#lib/projects/requirements/queries.ts";
import { isAnswered } from "#lib/projects/requirements/rules.ts";
import { proposalOf } from "#lib/projects/requirements/traits.ts";
import { AnswerFields } from "./AnswerFields.tsx";
import { answer as saveAnswer } from "./actions.ts";
import { FocusOnOpen } from "./FocusOnOpen.tsx";

export type RowProps = {
  row: Requirement;
  answer: Answer | undefined;
  risks: { id: string; number: number }[];
  traits: string[];
  /** The address of the project. */
  base: string;
  projectId: string;
  filter: string;
  edits: boolean;
  open: boolean;
  /** Documents, tests and files by their names, and where they are. */
  evidence: { name: string; href: string }[];
};

/** One row to answer: what is proposed and why, what is answered, its risks, and its form when it is open. */
export async function RequirementRow(props: RowProps) {
  const { row, answer, risks, base, filter, edits, open } = props;
  const t = await getTranslations("projects.requirements");
  const english = (await getLocale()) === "en";
  const query = (more: Record<string, string>) =>
    new URLSearchParams({ ...(filter === "all" ? {} : { filter }), ...more });
  const anchor = `requirement-${row.id}`;
  const here = `${base}/requirements`;
  return (
    <li id={anchor} className="scroll-mt-4 border-t border-(--ax-border-neutral-subtle) py-3">
      <FocusOnOpen of={open ? row.id : ""}>
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
          <h4 className="min-w-0 flex-1 basis-64 font-semibold">
            {row.id} {english ? row.en : row.sv}
          </h4>
          <span className="flex flex-wrap items-center gap-2">
            <StateTags answer={answer} risks={risks} />
            {edits && (
              <Link
                href={`${here}?${open ? query({}) : query({ open: row.id })}#${anchor}` as Route}
                prefetch={false}
                aria-label={t(answer ? "changeOf" : "answerOf", { id: row.id })}
                className="no-print inline-block py-1 underline"
              >
                {open ? t("close") : t(answer ? "change" : "answer")}
              </Link>
            )}
          </span>
        </div>
        {row.points.length > 0 && (
          <p className="text-sm text-(--ax-text-neutral-subtle)">
            {t("points", { points: row.points.map((point) => `(${point})`).join(" ") })}
          </p>
        )}
        {(!answer || open) && <ProposalText row={row} traits={props.traits} />}
        {answer && !open && <AnswerText answer={answer} known={props.evidence} />}
        {risks.length > 0 && (
          <p className="flex flex-wrap gap-x-3 text-sm">
            {t("risks")}
            {risks.map(({ id, number }) => (
              <Link key={id} href={`${base}/risks/${id}` as Route} prefetch={false} className="underline">
                {t("risk", { number })}
              </Link>
            ))}
          </p>
        )}
      </FocusOnOpen>
      {open && edits && <AnswerForm {...props} />}
    </li>
  );
}

async function AnswerForm({ row, answer, projectId, filter, evidence }: RowProps) {
  const t = await getTranslations("projects.requirements");
  const hidden = { projectId, requirement: row.id, version: answer?.version ?? 0, filter };
  return (
    <div className="max-w-3xl pt-4">
      <ActionForm
        key={`${row.id}-${answer?.version ?? 0}`}
        action={saveAnswer}
        hidden={hidden}
        prefix={`row-${row.id.replaceAll(".", "-")}-`}
        submitLabel={t("saveNext")}
        className="flex flex-col gap-4"
        footer={
          <Button type="submit" name="stay" value="on" variant="secondary">
            {t("save")}
          </Button>
        }
      >
        <AnswerFields answer={answer ?? null} evidence={evidence.map(({ name }) => name)} />
      </ActionForm>
    </div>
  );
}

async function StateTags({ answer, risks }: Pick<RowProps, "answer" | "risks">) {
  const t = await getTranslations("projects.requirements.states");
  const state = stateOf(answer);
  const color = { todo: "neutral", partial: "warning", notApplicable: "neutral", fully: "success" } as const;
  return (
    <>
      {(answer?.riskArea || risks.length > 0) && (
        <Tag size="small" variant="outline" data-color="warning">
          {t("risk")}
        </Tag>
      )}
      <Tag
        size="small"
        variant={state === "todo" ? "outline" : "moderate"}
        data-color={state in color ? color[state as keyof typeof color] : "warning"}
        className="whitespace-nowrap"
      >
        {t(state)}
      </Tag>
    </>
  );
}

function stateOf(answer: Answer | undefined) {
  if (!answer) return "todo" as const;
  if (!isAnswered(answer)) return "partial" as const;
  return answer.applicable ? (answer.fulfilment ?? "partial") : ("notApplicable" as const);
}

async function ProposalText({ row, traits }: Pick<RowProps, "row" | "traits">) {
  const t = await getTranslations("projects");
  if (traits.length === 0) return null;
  const proposal = proposalOf(row, traits);
  const words = proposal.traits.map((trait) => t(`traits.${trait}`)).join("; ");
  const key = proposal.always ? "proposedAlways" : proposal.applicable ? "proposedYes" : "proposedNo";
  return <p className="text-sm">{t(`requirements.${key}`, { traits: words })}</p>;
}

async function AnswerText({ answer, known }: { answer: Answer; known: RowProps["evidence"] }) {
  const t = await getTranslations("projects.requirements");
  return (
    <div className="max-w-4xl text-sm [overflow-wrap:anywhere]">
      {(["how", "evidence", "reason"] as const).map(
        (part) =>
          answer[part] && (
            <p key={part} className="whitespace-pre-wrap">
              <strong className="font-semibold">{t(part)}</strong>{" "}
              {part === "evidence" ? withLinks(answer[part], known) : answer[part]}
            </p>
          ),
      )}
    </div>
  );
}

/** Lines of text in which a line that is the name of something known leads there. */
function withLinks(text: string, known: RowProps["evidence"]): ReactNode[] {
  return text.split("\n").flatMap((line, position) => {
    const found = known.find(({ name }) => name === line.trim());
    const shown = found ? (
      // A file is downloaded: not a page to go to.
      <a key={line} href={found.href} className="underline">
        {line}
      </a>
    ) : (
      line
    );
    return position === 0 ? [shown] : ["\n", shown];
  });
}
