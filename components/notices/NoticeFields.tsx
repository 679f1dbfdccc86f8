"use client";

import { useTranslations } from "next-intl";
import { confidenceOf, sourceInWords } from "#components/notices/confidence.ts";
import { CheckboxListInput, RadioInput, TextAreaInput, TextInput } from "#components/ui/fields.tsx";
import { ACTION_TYPES, type Fact, type NoticeFacts } from "#lib/notices/facts.ts";
import { type NoticeField, noticeFields } from "#lib/notices/fields.ts";

/** The values that the form begins with, by field name: lists with one value a line. */
export type NoticeDefaults = Partial<Record<NoticeField["name"], string | string[]>>;

type Props = { defaults: NoticeDefaults; facts?: NoticeFacts | null };

const groups = {
  what: [
    "title",
    "manufacturer",
    "devices",
    "fscaReferences",
    "fsnReferences",
    "noticeDate",
    "statedRevision",
    "updatesEarlier",
    "manufacturerSrn",
  ],
  which: ["refs", "udiDis", "lots", "serials", "softwareVersions"],
  action: ["problem", "actionTypes", "userActions", "actBy"],
  reply: ["replyWanted", "replyBy", "replyForm", "contactName", "contactEmail"],
} as const satisfies Record<string, readonly NoticeField["name"][]>;

/** The fields of a notice in a form, each with the place where it was read. The title must be filled in. */
export function NoticeFields({ defaults, facts = null }: Props) {
  const t = useTranslations("notice.groups");
  return (
    <>
      {Object.entries(groups).map(([group, names]) => (
        <fieldset key={group} className="flex min-w-0 flex-col gap-4">
          <legend className="pb-3 text-lg font-semibold">{t(group)}</legend>
          {names.map((name) => (
            <NoticeInput key={name} name={name} defaults={defaults} facts={facts} />
          ))}
        </fieldset>
      ))}
    </>
  );
}

type InputProps = Required<Props> & { name: NoticeField["name"] };

function NoticeInput({ name, defaults, facts }: InputProps) {
  const t = useTranslations();
  const field = noticeFields.find((candidate) => candidate.name === name);
  const fact = firstFact(field?.fact ? (facts?.[field.fact] ?? null) : null);
  const hint = fact && t("notice.hint", hintValues(fact, t));
  const value = defaults[name];
  const text = Array.isArray(value) ? value.join("\n") : (value ?? "");
  const common = {
    name,
    label: t(`notice.fields.${name}`),
    description: hint ?? undefined,
    optional: name !== "title",
  };
  switch (field?.kind) {
    case "list":
      return (
        <TextAreaInput {...common} defaultValue={text} rows={2} description={hint ?? t("notice.oneALine")} />
      );
    case "long":
      return <TextAreaInput {...common} defaultValue={text} rows={4} />;
    case "day":
      return <TextInput {...common} type="date" defaultValue={text} />;
    case "yesNo":
      return (
        <RadioInput
          {...common}
          inline
          defaultValue={text}
          options={[
            { value: "yes", label: t("form.yes") },
            { value: "no", label: t("form.no") },
          ]}
        />
      );
    case "actionTypes":
      return (
        <CheckboxListInput
          {...common}
          defaultValue={Array.isArray(value) ? value : []}
          options={ACTION_TYPES.map((type) => ({ value: type, label: t(`notice.actionTypes.${type}`) }))}
        />
      );
    default:
      return <TextInput {...common} defaultValue={text} type={name === "contactEmail" ? "email" : "text"} />;
  }
}

function firstFact(facts: Fact | Fact[] | null): Fact | null {
  return Array.isArray(facts) ? (facts[0] ?? null) : facts;
}

type Translate = (key: string, values?: Record<string, string | number>) => string;

function hintValues(fact: Fact, t: Translate) {
  return {
    source: sourceInWords(fact, t),
    confidence: t(`notice.confidence.${confidenceOf(fact.confidence)}`),
  };
}
