import { Tag } from "@navikt/ds-react/Tag";
import { BodyShort, Heading } from "@navikt/ds-react/Typography";
import { getTranslations } from "next-intl/server";
import { Moment } from "#components/ui/Moment.tsx";
import { replyLines, searchLines } from "#lib/checklist/answerText.ts";
import { responsibleFor } from "#lib/checklist/rules.ts";
import { replyAnswerSchema, searchAnswerSchema, suggestionAnswerSchema } from "#lib/checklist/schema.ts";
import type { ChecklistRowView } from "#lib/checklist/view.ts";
import { AnswerForm, type Responder } from "./AnswerForm.tsx";
import { RowDisclosure } from "./RowDisclosure.tsx";
import { RowMaterial } from "./RowMaterial.tsx";

export type RowState = "answered" | "open" | "notRequired" | "free";

type Props = {
  caseId: string;
  caseNumber: string;
  row: ChecklistRowView;
  state: RowState;
  /** The reader may answer it now. */
  editable: boolean;
  /** It waits for the reader's own function. */
  mine: boolean;
  /** It is the reader's own answer that stands there. */
  own: boolean;
  responders: Responder[];
  today: string;
};

/** One row of Bilaga 1: the task and who is responsible to the left, the answer to the right. */
export async function Row(props: Props) {
  const { row, state, mine } = props;
  const t = await getTranslations();
  return (
    <section
      id={`row-${row.key}`}
      aria-labelledby={`heading-${row.key}`}
      className={`grid scroll-mt-24 gap-x-8 gap-y-3 border-t border-(--ax-border-neutral-subtle) py-5 first:border-t-0 first:pt-0 lg:grid-cols-[19rem_minmax(0,1fr)] print:grid-cols-[16rem_minmax(0,1fr)] print:break-inside-avoid print:py-3 ${
        mine ? "-mx-4 border-l-4 border-l-(--ax-border-accent) px-4 sm:-mx-6 sm:px-6 lg:pl-5" : ""
      }`}
    >
      <div className="flex flex-col gap-1">
        <Heading level="3" size="xsmall" id={`heading-${row.key}`}>
          {t(`checklist.rows.${row.key}.form`)}
        </Heading>
        <BodyShort size="small" className="text-(--ax-text-neutral-subtle)">
          {responsibleFor(row.key)
            .map((role) => t(`roles.${role}`))
            .join(", ")}
        </BodyShort>
        <p className="text-sm">{t(`checklist.rows.${row.key}.help`)}</p>
      </div>
      <div className="flex min-w-0 flex-col gap-3">
        <div aria-live="polite" className="flex flex-col gap-1">
          <Standing row={row} state={state} mine={mine} />
        </div>
        <Material {...props} />
      </div>
    </section>
  );
}

/** What stands there now: the answer and who signed it, or what it waits for. */
async function Standing({ row, state, mine }: Pick<Props, "row" | "state" | "mine">) {
  const t = await getTranslations();
  if (!row.answeredAt) {
    const color = state === "open" ? "warning" : "neutral";
    return (
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Tag size="small" variant="outline" data-color={color}>
          {t(`checklist.page.states.${state}`)}
        </Tag>
        {state === "open" && !mine && (
          <span className="text-sm text-(--ax-text-neutral-subtle)">
            {t("checklist.page.waitsFor", {
              function: responsibleFor(row.key)
                .map((role) => t(`roles.${role}`))
                .join(` ${t("checklist.page.or")} `),
            })}
          </span>
        )}
        {state === "notRequired" && <span className="text-sm">{t("checklist.page.whyNotRequired")}</span>}
      </div>
    );
  }
  return (
    <>
      <AnswerShown row={row} />
      <p className="text-sm text-(--ax-text-neutral-subtle)">
        {row.answeredBy}, <Moment at={row.answeredAt} />
      </p>
    </>
  );
}

const resultColors = { hit: "danger", no_hit: "success", not_applicable: "neutral" } as const;

async function AnswerShown({ row }: { row: ChecklistRowView }) {
  const t = await getTranslations();
  const tell = (key: string, values?: Record<string, string | number>) => t(key, values);
  const search = searchAnswerSchema.safeParse(row.answer);
  if (search.success)
    return (
      <Told
        tag={t(`checklist.results.${search.data.result}`)}
        color={resultColors[search.data.result]}
        lines={searchLines(search.data, tell)}
      />
    );
  const reply = replyAnswerSchema.safeParse(row.answer);
  if (reply.success)
    return (
      <Told
        tag={t(`form.${reply.data.wanted}`)}
        color={reply.data.wanted === "yes" ? "info" : "neutral"}
        lines={replyLines(reply.data, tell)}
      />
    );
  const suggestion = suggestionAnswerSchema.safeParse(row.answer);
  return suggestion.success ? (
    <p className="whitespace-pre-line break-words">{suggestion.data.note}</p>
  ) : null;
}

type ToldProps = { tag: string; color: "danger" | "success" | "neutral" | "info"; lines: string[] };

function Told({ tag, color, lines }: ToldProps) {
  return (
    <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
      <Tag size="small" variant="moderate" data-color={color}>
        {tag}
      </Tag>
      {lines.map((line) => (
        <span key={line} className="min-w-0 whitespace-pre-line break-words">
          {line}
        </span>
      ))}
    </div>
  );
}

/** The form, when the reader may answer, and what lies under the row. */
async function Material(props: Props) {
  const { caseId, caseNumber, row, editable, mine, own, responders, today } = props;
  const t = await getTranslations("checklist.page");
  const missing = row.entries.length === 0 && row.files.length === 0;
  const hit = searchAnswerSchema.safeParse(row.answer);
  const names = row.key === "customers" || row.key === "external_customers";
  const emptyHit = names && missing && hit.success && hit.data.result === "hit";
  return (
    <>
      {editable && (
        <RowDisclosure
          label={row.answeredAt ? t("change") : t("answer")}
          initiallyOpen={mine && !row.answeredAt}
          answered={own && row.answeredAt !== null}
        >
          <AnswerForm caseId={caseId} row={row} responders={responders} today={today} />
        </RowDisclosure>
      )}
      {emptyHit && <p className="text-sm text-(--ax-text-warning)">{t("customersMissing")}</p>}
      <RowMaterial caseId={caseId} caseNumber={caseNumber} row={row} editable={editable} />
    </>
  );
}
