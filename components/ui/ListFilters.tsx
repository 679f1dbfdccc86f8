"use client";

import { Button } from "@navikt/ds-react/Button";
import { Search } from "@navikt/ds-react/Search";
import { Select } from "@navikt/ds-react/Select";
import { useTranslations } from "next-intl";
import { parseAsString, useQueryStates } from "nuqs";
import { useMemo, useTransition } from "react";

type Choice = {
  /** The key in the address. */
  name: string;
  label: string;
  /** What is shown without a choice. */
  all: string;
  options: readonly { value: string; label: string }[];
};

type Props = {
  /** The label of the field for free words, `q` in the address; none without. */
  search?: string;
  choices: readonly Choice[];
  /** Further keys of the address that narrow the list, set elsewhere: the button that clears takes them too. */
  others?: readonly string[];
};

/**
 * The filters of a list. They live in the address: a filtered list can be kept and sent. A new choice begins at the
 * list's first page.
 */
export function ListFilters({ search, choices, others = [] }: Props) {
  const t = useTranslations("form");
  const [pending, startTransition] = useTransition();
  const keys = ["q", ...choices.map(({ name }) => name), ...others].join(" ");
  const parsers = useMemo(
    () => Object.fromEntries([...keys.split(" "), "after"].map((key) => [key, parseAsString])),
    [keys],
  );
  const [state, setState] = useQueryStates(parsers, { shallow: false, startTransition });
  const set = (name: string, value: string) => setState({ [name]: value.trim() || null, after: null });
  return (
    <search aria-busy={pending} className="no-print flex flex-wrap items-end gap-3">
      {search && (
        <form
          className="w-full sm:w-80"
          onSubmit={(event) => {
            event.preventDefault();
            const q = new FormData(event.currentTarget).get("q");
            set("q", typeof q === "string" ? q : "");
          }}
        >
          <Search
            key={state.q ?? ""}
            name="q"
            size="small"
            variant="secondary"
            label={search}
            hideLabel={false}
            defaultValue={state.q ?? ""}
            onClear={() => set("q", "")}
          />
        </form>
      )}
      {choices.map(({ name, label, all, options }) => (
        <Select
          key={name}
          size="small"
          label={label}
          value={state[name] ?? ""}
          onChange={(event) => set(name, event.target.value)}
        >
          <option value="">{all}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </Select>
      ))}
      {Object.values(state).some(Boolean) && (
        <Button type="button" variant="tertiary" size="small" onClick={() => setState(null)}>
          {t("clearFilters")}
        </Button>
      )}
    </search>
  );
}
