import { getTranslations } from "next-intl/server";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { RadioInput, SelectInput, TextAreaInput, TextInput } from "#components/ui/fields.tsx";
import { kindOf } from "#lib/checklist/rules.ts";
import { replyAnswerSchema, searchAnswerSchema, suggestionAnswerSchema } from "#lib/checklist/schema.ts";
import type { ChecklistRowView } from "#lib/checklist/view.ts";
import type { ChecklistKey } from "#prisma/generated/enums.ts";
import { answerReply, answerSearch, clearRow, suggestHandling } from "./actions.ts";

export type Responder = { id: string; name: string };

type Props = { caseId: string; row: ChecklistRowView; responders: Responder[]; today: string };

/** The searches that count things. */
const counting: readonly ChecklistKey[] = [
  "stock_item",
  "near_stock",
  "purchase_support",
  "medusa",
  "faciliate",
  "sesam",
];

/** The form of one row, saved by itself. The answer can be changed and taken back. */
export async function AnswerForm(props: Props) {
  const { caseId, row } = props;
  const t = await getTranslations("checklist.page");
  const kind = kindOf(row.key);
  return (
    <div className="flex flex-col gap-4">
      {kind === "search" && <SearchForm {...props} />}
      {kind === "reply" && <ReplyForm {...props} />}
      {kind === "suggestion" && <SuggestionForm {...props} />}
      {row.answeredAt && (
        <ActionForm
          action={clearRow}
          hidden={{ caseId, key: row.key, version: row.version }}
          prefix={`clear-${row.key}-`}
          submitLabel={t("takeBack")}
          submitVariant="tertiary"
          submitSize="small"
        />
      )}
    </div>
  );
}

async function SearchForm({ caseId, row, today }: Props) {
  const t = await getTranslations("checklist");
  const parsed = searchAnswerSchema.safeParse(row.answer);
  const answer = parsed.success ? parsed.data : null;
  const results = (["hit", "no_hit", "not_applicable"] as const).map((value) => ({
    value,
    label: t(`results.${value}`),
  }));
  return (
    <ActionForm
      action={answerSearch}
      hidden={{ caseId, key: row.key, version: row.version }}
      prefix={`${row.key}-`}
      submitLabel={t("page.sign")}
      submitSize="small"
      className="flex flex-col gap-3"
    >
      <RadioInput
        name="result"
        label={t("page.result")}
        options={results}
        defaultValue={answer?.result}
        size="small"
        inline
      />
      <div className="flex flex-wrap items-end gap-x-5 gap-y-3">
        <TextInput
          name="searchTerm"
          label={t("page.searchTerm")}
          size="small"
          defaultValue={answer?.searchTerm}
          maxLength={300}
          className="w-full sm:w-80"
        />
        <TextInput
          name="registerAsOf"
          type="date"
          label={t("page.registerAsOf")}
          size="small"
          defaultValue={answer?.registerAsOf ?? today}
        />
        {row.key === "contract_search" && (
          <TextInput
            name="contractNumbers"
            label={t("page.contractNumbers")}
            size="small"
            defaultValue={answer?.contractNumbers}
            maxLength={300}
            className="w-full sm:w-72"
          />
        )}
        {counting.includes(row.key) && (
          <TextInput
            name="quantity"
            type="number"
            label={t("page.quantity")}
            size="small"
            optional
            defaultValue={answer?.quantity}
          />
        )}
      </div>
      <TextAreaInput
        name="note"
        label={t("page.note")}
        description={t("page.noteHelp")}
        size="small"
        optional
        rows={1}
        defaultValue={answer?.note}
      />
    </ActionForm>
  );
}

async function ReplyForm({ caseId, row, responders }: Props) {
  const t = await getTranslations();
  const parsed = replyAnswerSchema.safeParse(row.answer);
  const answer = parsed.success ? parsed.data : null;
  const choices = (["yes", "no"] as const).map((value) => ({ value, label: t(`form.${value}`) }));
  return (
    <ActionForm
      action={answerReply}
      hidden={{ caseId, key: row.key, version: row.version }}
      prefix={`${row.key}-`}
      submitLabel={t("checklist.page.sign")}
      submitSize="small"
      className="flex flex-col gap-3"
    >
      <RadioInput
        name="wanted"
        label={t("checklist.page.wanted")}
        options={choices}
        defaultValue={answer?.wanted}
        size="small"
        inline
      />
      <div className="flex flex-wrap items-end gap-x-5 gap-y-3">
        <SelectInput
          name="responderId"
          label={t("checklist.document.whoAnswers")}
          size="small"
          options={responders.map(({ id, name }) => ({ value: id, label: name }))}
          defaultValue={answer?.responderId}
        />
        <TextInput
          name="responderName"
          label={t("checklist.page.otherResponder")}
          size="small"
          optional
          defaultValue={answer?.responderId ? "" : answer?.responderName}
          maxLength={200}
          className="w-full sm:w-72"
        />
      </div>
      <TextAreaInput
        name="note"
        label={t("checklist.page.note")}
        size="small"
        optional
        rows={1}
        defaultValue={answer?.note}
      />
    </ActionForm>
  );
}

async function SuggestionForm({ caseId, row }: Props) {
  const t = await getTranslations("checklist.page");
  const parsed = suggestionAnswerSchema.safeParse(row.answer);
  return (
    <ActionForm
      action={suggestHandling}
      hidden={{ caseId, version: row.version }}
      prefix={`${row.key}-`}
      submitLabel={t("sign")}
      submitSize="small"
      className="flex flex-col gap-3"
    >
      <TextAreaInput
        name="note"
        label={t("suggestion")}
        size="small"
        rows={4}
        defaultValue={parsed.success ? parsed.data.note : ""}
      />
    </ActionForm>
  );
}
