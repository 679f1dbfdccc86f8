import { Tag } from "@navikt/ds-react/Tag";
import { BodyLong } from "@navikt/ds-react/Typography";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { Disclosure } from "#components/ui/Disclosure.tsx";
import { SelectInput, TextAreaInput } from "#components/ui/fields.tsx";
import { Moment } from "#components/ui/Moment.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import type { Actor } from "#lib/auth/actor.ts";
import { mayAdvise, mayDecide, mayEdit, mayReview } from "#lib/projects/policy.ts";
import { adviceOf, advisersFor, type ListedAdvice } from "#lib/projects/queries/advice.ts";
import type { PageProject } from "#lib/projects/queries.ts";
import { askAdvice, giveAdvice, withdrawAdvice } from "./actions.ts";

type Props = { actor: Actor; project: PageProject };

/** Support from people who know the regulation: questions, and their statements (VGR 1). */
export async function AdvicePanel({ actor, project }: Props) {
  const t = await getTranslations("projects.advice");
  const requests = await adviceOf(actor, project.id);
  return (
    <Panel title={t("title")} id="advice">
      <BodyLong className="max-w-4xl pb-3">{t("lead")}</BodyLong>
      {requests.length > 0 && (
        <ul className="divide-y divide-(--ax-border-neutral-subtle)">
          {requests.map((request) => (
            <Request key={request.id} actor={actor} project={project} request={request} />
          ))}
        </ul>
      )}
      {mayEdit(actor, project) && <AskForm actor={actor} project={project} />}
    </Panel>
  );
}

async function Request({ actor, project, request }: Props & { request: ListedAdvice }) {
  const t = await getTranslations();
  const state = request.answeredAt ? "answered" : request.withdrawnAt ? "withdrawn" : "open";
  return (
    <li
      id={`advice-${request.id}`}
      className="flex max-w-4xl scroll-mt-4 flex-col gap-2 py-4 [overflow-wrap:anywhere]"
    >
      <p className="flex flex-wrap items-center gap-3 text-sm text-(--ax-text-neutral-subtle)">
        <Tag size="small" variant="moderate" data-color={state === "open" ? "warning" : "neutral"}>
          {t(`projects.advice.states.${state}`)}
        </Tag>
        <span>
          {t("projects.advice.asked", {
            by: request.askedBy,
            phase: t(`phases.${request.phase}`),
            adviser: request.adviser?.name ?? t("projects.advice.anyAdviser"),
          })}{" "}
          <Moment at={request.askedAt} />
        </span>
      </p>
      <p className="font-semibold whitespace-pre-line">{request.question}</p>
      {request.answeredAt && (
        <div className="border-l-4 border-(--ax-border-accent-subtle) pl-4">
          <p className="whitespace-pre-line">{request.statement}</p>
          <p className="text-sm text-(--ax-text-neutral-subtle)">
            {request.answeredBy}, <Moment at={request.answeredAt} />
          </p>
        </div>
      )}
      {state === "open" && <Answering actor={actor} project={project} request={request} />}
    </li>
  );
}

async function Answering({ actor, project, request }: Props & { request: ListedAdvice }) {
  const t = await getTranslations("projects.advice");
  const read = { projectId: project.id, id: request.id, version: request.version };
  return (
    <div className="no-print flex flex-col gap-4">
      {mayReview(actor, project) && mayAdvise(actor, project, request.adviserId) && (
        <ActionForm
          action={giveAdvice}
          hidden={read}
          prefix={`statement-${request.id}-`}
          submitLabel={t("give")}
          submitSize="small"
        >
          <TextAreaInput name="statement" label={t("statement")} description={t("statementHint")} rows={5} />
        </ActionForm>
      )}
      {mayDecide(actor, project) && (
        <ActionForm
          action={withdrawAdvice}
          hidden={read}
          prefix={`withdraw-${request.id}-`}
          submitLabel={t("withdraw")}
          submitVariant="tertiary"
          submitSize="small"
        />
      )}
    </div>
  );
}

async function AskForm({ actor, project }: Props) {
  const t = await getTranslations("projects.advice");
  const advisers = await advisersFor(actor, project.id);
  return (
    <Disclosure header={t("ask")} className="no-print pt-3">
      <div className="max-w-4xl">
        <ActionForm
          action={askAdvice}
          hidden={{ projectId: project.id }}
          prefix="ask-"
          submitLabel={t("ask")}
          submitSize="small"
          resetOnSuccess
        >
          <TextAreaInput
            name="question"
            label={t("question")}
            description={t("questionHint")}
            maxLength={4000}
          />
          <SelectInput
            name="adviserId"
            label={t("adviser")}
            emptyLabel={t("anyAdviser")}
            options={advisers.map(({ id, name }) => ({ value: id, label: name }))}
            optional
          />
        </ActionForm>
      </div>
    </Disclosure>
  );
}
