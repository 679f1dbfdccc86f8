"use client";

import { useTranslations } from "next-intl";
import { SelectInput, TextAreaInput, TextInput } from "#components/ui/fields.tsx";

type Deviation = {
  occurredOn: string;
  description?: string;
  effect?: string;
  action?: string | null;
  testId?: string | null;
};
type Props = { deviation: Deviation; tests: { id: string; number: number; title: string }[] };

/** What, when, the effect, and what was done. */
export function DeviationFields({ deviation, tests }: Props) {
  const t = useTranslations("projects.deviations");
  return (
    <>
      <TextInput name="occurredOn" type="date" label={t("occurredOn")} defaultValue={deviation.occurredOn} />
      {(["description", "effect"] as const).map((name) => (
        <TextAreaInput
          key={name}
          name={name}
          label={t(name)}
          description={t(`${name}Hint`)}
          defaultValue={deviation[name]}
          rows={3}
          maxLength={4000}
        />
      ))}
      <TextAreaInput
        name="action"
        label={t("action")}
        description={t("actionHint")}
        defaultValue={deviation.action}
        rows={3}
        maxLength={4000}
        optional="later"
      />
      {tests.length > 0 && (
        <SelectInput
          name="testId"
          label={t("test")}
          emptyLabel={t("noTest")}
          defaultValue={deviation.testId}
          options={tests.map(({ id, number, title }) => ({ value: id, label: `${number}. ${title}` }))}
          optional
        />
      )}
    </>
  );
}
