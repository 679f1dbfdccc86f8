"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CheckboxListInput, RadioInput, TextAreaInput, TextInput } from "#components/ui/fields.tsx";
import { ACTION_TYPES } from "#lib/notices/facts.ts";
import { type FieldName, type NoticeField, noticeFields } from "#lib/notices/fields.ts";

/** The values that the form begins with, by field name: lists with one value a line. */
export type NoticeDefaults = Partial<Record<NoticeField["name"], string | string[]>>;

type Props = {
  defaults: NoticeDefaults;
  /** What is shown below a field: where it was read and how it stands. */
  readings?: Partial<Record<FieldName, ReactNode>>;
  /** Of a notice in a case the title may be unknown; a new case must be called something. */
  titleOptional?: boolean;
};

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
export function NoticeFields({ defaults, readings = {}, titleOptional = false }: Props) {
  const t = useTranslations("notice.groups");
  return (
    <>
      {Object.entries(groups).map(([group, names]) => (
        <fieldset key={group} className="flex min-w-0 flex-col gap-4">
          <legend className="pb-3 text-lg font-semibold">{t(group)}</legend>
          {names.map((name) => (
            <div key={name} data-field={name} className="min-w-0">
              {/* Another value, as when somebody else has saved one, takes hold only on a new control. */}
              <NoticeInput
                key={String(defaults[name])}
                name={name}
                defaults={defaults}
                optional={name !== "title" || titleOptional}
              />
              {readings[name]}
            </div>
          ))}
        </fieldset>
      ))}
    </>
  );
}

type InputProps = { name: FieldName; defaults: NoticeDefaults; optional: boolean };

function NoticeInput({ name, defaults, optional }: InputProps) {
  const t = useTranslations();
  const field = noticeFields.find((candidate) => candidate.name === name);
  const value = defaults[name];
  const text = Array.isArray(value) ? value.join("\n") : (value ?? "");
  const common = {
    name,
    label: t(`notice.fields.${name}`),
    optional,
  };
  switch (field?.kind) {
    case "list":
      return (
        <TextAreaInput
          {...common}
          defaultValue={text}
          rows={2}
          maxRows={12}
          description={t("notice.oneALine")}
        />
      );
    case "long":
      return <TextAreaInput {...common} defaultValue={text} rows={4} maxRows={16} />;
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
            { value: "", label: t("notice.notStated") },
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
