"use client";

import { Button } from "@navikt/ds-react/Button";
import { UNSAFE_Combobox as Combobox } from "@navikt/ds-react/Combobox";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useFieldState } from "#components/ui/formContext.ts";
import { useFormReset } from "#components/ui/useFormReset.ts";

type Option = { value: string; label: string };

type Props = {
  name: string;
  label: string;
  description?: string;
  /** The unit that is chosen to begin with. */
  chosen?: Option | null;
};

/** Chooses one unit by searching for its name, code, cost centre or RGS customer number. Sends the unit's id. */
export function UnitPicker({ chosen = null, ...rest }: Props) {
  return <UnitsPicker {...rest} chosen={chosen ? [chosen] : []} one />;
}

type ManyProps = Omit<Props, "chosen"> & {
  chosen?: Option[];
  /** Choosing another takes the place of the first. */
  one?: boolean;
};

const none: Option[] = [];

/** The same for any number of units. Sends each unit's id under the one name. */
export function UnitsPicker({ name, label, description, chosen = none, one = false }: ManyProps) {
  const t = useTranslations("directory.unitPicker");
  const { id, error } = useFieldState(name);
  const [selected, setSelected] = useState<Option[]>(chosen);
  const [query, setQuery] = useState("");
  const [answer, setAnswer] = useState<{ query: string; options: Option[] }>({ query: "", options: [] });
  const root = useRef<HTMLDivElement>(null);
  useFormReset(root, () => setSelected(chosen));
  const wanted = query.trim();

  useEffect(() => {
    if (!wanted) return;
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      const address = `/directory/units/search?${new URLSearchParams({ q: wanted })}`;
      const options = await fetch(address, { signal: stop.signal })
        .then((response) => (response.ok ? response.json() : []))
        .catch(() => null);
      if (options) setAnswer({ query: wanted, options });
    }, 150);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [wanted]);

  const options = wanted ? answer.options : [];
  const remove = (value: string) => setSelected((before) => before.filter((unit) => unit.value !== value));
  const add = (value: string) => {
    const option = options.find((unit) => unit.value === value);
    if (option) setSelected((before) => (one ? [option] : [...before, option]));
  };
  return (
    <div ref={root}>
      {one && selected.length === 0 && <input type="hidden" name={name} value="" />}
      {selected.map(({ value }) => (
        <input key={value} type="hidden" name={name} value={value} />
      ))}
      <Combobox
        id={id}
        label={label}
        description={description ?? t("hint")}
        error={error}
        isMultiSelect={!one}
        options={[
          ...selected,
          ...options.filter((option) => !selected.some((unit) => unit.value === option.value)),
        ]}
        filteredOptions={options}
        isLoading={wanted !== "" && answer.query !== wanted}
        selectedOptions={selected}
        onChange={setQuery}
        onToggleSelected={(value, isSelected) => (isSelected ? add(value) : remove(value))}
      />
      {one && selected[0] && (
        <Button
          type="button"
          variant="tertiary"
          size="xsmall"
          onClick={() => setSelected([])}
          className="mt-1"
        >
          {t("clear", { name: selected[0].label })}
        </Button>
      )}
    </div>
  );
}
