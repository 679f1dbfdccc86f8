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
export function UnitPicker({ name, label, description, chosen = null }: Props) {
  const t = useTranslations("directory.unitPicker");
  const { id, error } = useFieldState(name);
  const [selected, setSelected] = useState<Option | null>(chosen);
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
  return (
    <div ref={root}>
      <input type="hidden" name={name} value={selected?.value ?? ""} />
      <Combobox
        id={id}
        label={label}
        description={description ?? t("hint")}
        error={error}
        options={selected ? [selected, ...options] : options}
        filteredOptions={options}
        isLoading={wanted !== "" && answer.query !== wanted}
        selectedOptions={selected ? [selected] : []}
        onChange={setQuery}
        onToggleSelected={(value, isSelected) =>
          setSelected(isSelected ? (options.find((option) => option.value === value) ?? null) : null)
        }
      />
      {selected && (
        <Button
          type="button"
          variant="tertiary"
          size="xsmall"
          onClick={() => setSelected(null)}
          className="mt-1"
        >
          {t("clear", { name: selected.label })}
        </Button>
      )}
    </div>
  );
}
