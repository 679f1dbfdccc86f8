"use client";

import { Checkbox, CheckboxGroup } from "@navikt/ds-react/Checkbox";
import { Radio, RadioGroup } from "@navikt/ds-react/Radio";
import { Select } from "@navikt/ds-react/Select";
import { Textarea } from "@navikt/ds-react/Textarea";
import { TextField } from "@navikt/ds-react/TextField";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFieldState } from "#components/ui/formContext.ts";

type Common = {
  name: string;
  label: ReactNode;
  description?: string;
  hideLabel?: boolean;
  size?: "medium" | "small";
  /** Marked "frivilligt", or as what may wait (`later`): a field without a mark must be filled in. */
  optional?: boolean | "later";
};

export type Option = { value: string; label: string; description?: string };

function asText(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function asTexts(value: unknown): string[] | undefined {
  if (Array.isArray(value)) return value.filter((item) => typeof item === "string");
  return typeof value === "string" ? [value] : undefined;
}

function useLabel({ label, optional }: Common): ReactNode {
  const t = useTranslations("form");
  return optional ? (
    <>
      {label} <span className="font-normal">({t(optional === "later" ? "later" : "optional")})</span>
    </>
  ) : (
    label
  );
}

type TextProps = Common & {
  defaultValue?: string | number | null;
  type?: "text" | "email" | "password" | "number" | "tel" | "url" | "date" | "search";
  autoComplete?: string;
  maxLength?: number;
  className?: string;
};

/** One line of text, a number (`type="number"`) or a day (`type="date"`, `YYYY-MM-DD`). */
export function TextInput(props: TextProps) {
  const {
    name,
    description,
    hideLabel,
    size,
    defaultValue,
    type = "text",
    autoComplete,
    maxLength,
    className,
  } = props;
  const { id, error, typed } = useFieldState(name);
  return (
    <TextField
      id={id}
      name={name}
      label={useLabel(props)}
      description={description}
      hideLabel={hideLabel}
      size={size}
      // A number typed as text keeps what was typed when it is wrong.
      type={(type === "number" ? "text" : type) as "text"}
      inputMode={type === "number" ? "numeric" : undefined}
      autoComplete={autoComplete ?? "off"}
      maxLength={maxLength}
      error={error}
      defaultValue={asText(typed) ?? defaultValue ?? ""}
      className={className ?? (type === "date" || type === "number" ? "w-44" : undefined)}
    />
  );
}

/** Several lines of text; beyond `maxRows` it scrolls within itself. */
export function TextAreaInput(
  props: Common & { defaultValue?: string | null; rows?: number; maxRows?: number; maxLength?: number },
) {
  const { name, description, hideLabel, size, defaultValue, rows = 4, maxRows, maxLength } = props;
  const { id, error, typed } = useFieldState(name);
  return (
    <Textarea
      id={id}
      name={name}
      label={useLabel(props)}
      description={description}
      hideLabel={hideLabel}
      size={size}
      minRows={rows}
      maxRows={maxRows}
      maxLength={maxLength}
      error={error}
      defaultValue={asText(typed) ?? defaultValue ?? ""}
    />
  );
}

/** One of many, in a drop-down list. The first entry is empty. */
export function SelectInput(
  props: Common & { options: Option[]; defaultValue?: string | null; emptyLabel?: string },
) {
  const { name, description, hideLabel, size, options, defaultValue, emptyLabel } = props;
  const t = useTranslations("form");
  const { id, error, typed } = useFieldState(name);
  const value = asText(typed) ?? defaultValue ?? "";
  return (
    <Select
      id={id}
      // A new default takes hold only on a new control.
      key={value}
      name={name}
      label={useLabel(props)}
      description={description}
      hideLabel={hideLabel}
      size={size}
      error={error}
      defaultValue={value}
    >
      <option value="">{emptyLabel ?? t("choose")}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </Select>
  );
}

/** One of a few, all in sight. */
export function RadioInput(
  props: Common & { options: Option[]; defaultValue?: string | null; inline?: boolean },
) {
  const { name, description, hideLabel, size, options, defaultValue, inline } = props;
  const { id, error, typed } = useFieldState(name);
  return (
    <RadioGroup
      id={id}
      tabIndex={-1}
      name={name}
      legend={useLabel(props)}
      description={description}
      hideLegend={hideLabel}
      size={size}
      error={error}
      defaultValue={asText(typed) ?? defaultValue ?? ""}
    >
      <div className={inline ? "flex flex-wrap gap-x-6" : undefined}>
        {options.map((option) => (
          <Radio key={option.value} value={option.value} description={option.description}>
            {option.label}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}

/** Any of a few. Sends one value for each that is ticked. */
export function CheckboxListInput(props: Common & { options: Option[]; defaultValue?: string[] }) {
  const { name, description, hideLabel, size, options, defaultValue = [] } = props;
  const { id, error, typed } = useFieldState(name);
  return (
    <CheckboxGroup
      id={id}
      tabIndex={-1}
      legend={useLabel(props)}
      description={description}
      hideLegend={hideLabel}
      size={size}
      error={error}
      defaultValue={asTexts(typed) ?? defaultValue}
    >
      {options.map((option) => (
        <Checkbox key={option.value} name={name} value={option.value} description={option.description}>
          {option.label}
        </Checkbox>
      ))}
    </CheckboxGroup>
  );
}

/** A single yes: sends "on" when ticked. */
export function CheckboxInput(props: Common & { defaultChecked?: boolean }) {
  const { name, label, description, hideLabel, size, defaultChecked } = props;
  const { id, error, typed } = useFieldState(name);
  return (
    <Checkbox
      id={id}
      name={name}
      value="on"
      size={size}
      hideLabel={hideLabel}
      error={Boolean(error)}
      description={description}
      defaultChecked={typed === undefined ? defaultChecked : typed === "on"}
    >
      {label}
    </Checkbox>
  );
}

/** Files to send along: sends each file under the field's name. */
export function FileInput(props: Common & { accept?: string; multiple?: boolean }) {
  const { name, description, size, accept, multiple } = props;
  const { id, error } = useFieldState(name);
  return (
    <TextField
      id={id}
      name={name}
      label={useLabel(props)}
      description={description}
      size={size}
      error={error}
      // Aksel's text field carries label, description and error; the browser's own control carries the file.
      type={"file" as "text"}
      {...{ accept, multiple }}
    />
  );
}
