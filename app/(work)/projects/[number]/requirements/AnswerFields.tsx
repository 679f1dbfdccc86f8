"use client";

import { Button } from "@navikt/ds-react/Button";
import { Select } from "@navikt/ds-react/Select";
import { useTranslations } from "next-intl";
import { type ChangeEvent, useId, useState } from "react";
import { CheckboxInput, RadioInput, TextAreaInput } from "#components/ui/fields.tsx";
import { useFieldState } from "#components/ui/formContext.ts";
import { Fulfilment } from "#prisma/generated/enums.ts";

type Props = {
  answer: {
    applicable: boolean;
    fulfilment: string | null;
    how: string | null;
    evidence: string | null;
    reason: string | null;
    riskArea: boolean;
  } | null;
  /** Documents, tests and files by their names. */
  evidence: string[];
};

/** The answer to one row of Annex I: only what the choice asks for is in sight. */
export function AnswerFields({ answer, evidence }: Props) {
  const t = useTranslations("projects.requirements");
  const { typed } = useFieldState("applicable");
  const before = answer ? (answer.applicable ? "yes" : "no") : "";
  const [applicable, setApplicable] = useState(typeof typed === "string" ? typed : before);
  function follow({ target }: ChangeEvent<HTMLDivElement> & { target: { value?: string } }) {
    setApplicable(target.value ?? "");
  }
  return (
    <>
      <div onChange={follow}>
        <RadioInput
          name="applicable"
          label={t("fields.applicable")}
          inline
          defaultValue={before}
          options={(["yes", "no"] as const).map((value) => ({ value, label: t(`fields.${value}`) }))}
        />
      </div>
      {/* Kept in the form when it is out of sight: what was typed is not lost by a change of mind. */}
      <div hidden={applicable !== "yes"} className="flex flex-col gap-4 [&[hidden]]:hidden">
        <RadioInput
          name="fulfilment"
          label={t("fields.fulfilment")}
          inline
          defaultValue={answer?.fulfilment}
          options={Object.values(Fulfilment).map((value) => ({ value, label: t(`fulfilments.${value}`) }))}
        />
        <TextAreaInput
          name="how"
          label={t("fields.how")}
          description={t("fields.howHint")}
          rows={2}
          maxLength={4000}
          defaultValue={answer?.how}
          optional="later"
        />
        <EvidenceInput targets={evidence} defaultValue={answer?.evidence ?? null} />
        <CheckboxInput
          name="riskArea"
          label={t("fields.riskArea")}
          defaultChecked={answer?.riskArea ?? false}
        />
      </div>
      <div hidden={applicable === ""} className="[&[hidden]]:hidden">
        <TextAreaInput
          name="reason"
          label={t("fields.reason")}
          description={t("fields.reasonHint")}
          rows={2}
          maxLength={4000}
          defaultValue={answer?.reason}
          optional={applicable === "yes"}
        />
      </div>
    </>
  );
}

type EvidenceProps = { targets: string[]; defaultValue: string | null };

/** Where it is shown: free text that the project's documents, tests and files can be added to. */
function EvidenceInput({ targets, defaultValue }: EvidenceProps) {
  const t = useTranslations("projects.requirements.fields");
  const { id } = useFieldState("evidence");
  const pick = useId();
  function add() {
    const chosen = (document.getElementById(pick) as HTMLSelectElement | null)?.value;
    const field = document.getElementById(id) as HTMLTextAreaElement | null;
    if (!chosen || !field) return;
    const lines = field.value.split("\n").filter(Boolean);
    if (!lines.includes(chosen)) lines.push(chosen);
    // React follows the field by its own setter: the browser's one makes it see the change.
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")?.set?.call(
      field,
      lines.join("\n"),
    );
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  }
  return (
    <div className="flex flex-col gap-2">
      <TextAreaInput
        name="evidence"
        label={t("evidence")}
        description={t("evidenceHint")}
        rows={2}
        maxLength={4000}
        defaultValue={defaultValue}
        optional="later"
      />
      <div className="flex flex-wrap items-end gap-2">
        <Select
          id={pick}
          size="small"
          label={t("evidencePick")}
          className="max-w-full min-w-0 flex-1 sm:max-w-md"
        >
          {targets.map((target) => (
            <option key={target}>{target}</option>
          ))}
        </Select>
        <Button type="button" size="small" variant="secondary" onClick={add}>
          {t("evidenceAdd")}
        </Button>
      </div>
    </div>
  );
}
