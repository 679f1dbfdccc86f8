"use client";

import { Button } from "@navikt/ds-react/Button";
import { Search } from "@navikt/ds-react/Search";
import { Select } from "@navikt/ds-react/Select";
import { useTranslations } from "next-intl";
import { parseAsString, useQueryStates } from "nuqs";
import { useTransition } from "react";

const parsers = {
  q: parseAsString,
  status: parseAsString,
  severity: parseAsString,
  track: parseAsString,
  due: parseAsString,
  owner: parseAsString,
  after: parseAsString,
};

const choices = {
  status: ["open", "received", "gathering", "coordinating", "acting", "following_up", "closed"],
  severity: ["critical", "high", "moderate", "low"],
  track: ["equipment", "consumable", "own_handling", "information_only"],
  due: ["overdue"],
  owner: ["me"],
} as const;

const groups = {
  status: "statuses",
  severity: "severities",
  track: "tracks",
  due: "cases.due",
  owner: "cases.owner",
};

/** The filters of the list. They live in the address: a filtered list can be kept and sent. */
export function CaseFilters() {
  const t = useTranslations();
  const [pending, startTransition] = useTransition();
  const [state, setState] = useQueryStates(parsers, { shallow: false, startTransition });
  const set = (change: Partial<Record<keyof typeof parsers, string | null>>) =>
    setState({ ...change, after: null });
  const filtered = Object.values(state).some(Boolean);
  return (
    <search aria-busy={pending} className="no-print flex flex-wrap items-end gap-3">
      <form
        className="w-full sm:w-80"
        onSubmit={(event) => {
          event.preventDefault();
          const q = new FormData(event.currentTarget).get("q");
          set({ q: typeof q === "string" && q.trim() ? q.trim() : null });
        }}
      >
        <Search
          key={state.q ?? ""}
          name="q"
          size="small"
          variant="secondary"
          label={t("cases.search")}
          hideLabel={false}
          defaultValue={state.q ?? ""}
          onClear={() => set({ q: null })}
        />
      </form>
      {Object.entries(choices).map(([name, options]) => (
        <Select
          key={name}
          size="small"
          label={t(`cases.columns.${name}`)}
          value={state[name as keyof typeof choices] ?? ""}
          onChange={(event) => set({ [name]: event.target.value || null })}
        >
          <option value="">{t("cases.all")}</option>
          {options.map((option) => (
            <option key={option} value={option}>
              {t(`${groups[name as keyof typeof groups]}.${option}`)}
            </option>
          ))}
        </Select>
      ))}
      {filtered && (
        <Button type="button" variant="tertiary" size="small" onClick={() => setState(null)}>
          {t("cases.clearFilters")}
        </Button>
      )}
    </search>
  );
}
