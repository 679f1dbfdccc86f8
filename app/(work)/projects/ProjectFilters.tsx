"use client";

import { Button } from "@navikt/ds-react/Button";
import { Search } from "@navikt/ds-react/Search";
import { Select } from "@navikt/ds-react/Select";
import { useTranslations } from "next-intl";
import { parseAsString, useQueryStates } from "nuqs";
import { useTransition } from "react";
import { ProjectPhase } from "#prisma/generated/enums.ts";

const parsers = { q: parseAsString, phase: parseAsString, owner: parseAsString, after: parseAsString };

/** The filters of the list. They live in the address: a filtered list can be kept and sent. */
export function ProjectFilters() {
  const t = useTranslations();
  const [pending, startTransition] = useTransition();
  const [state, setState] = useQueryStates(parsers, { shallow: false, startTransition });
  const set = (change: Partial<Record<keyof typeof parsers, string | null>>) =>
    setState({ ...change, after: null });
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
          label={t("projects.search")}
          hideLabel={false}
          defaultValue={state.q ?? ""}
          onClear={() => set({ q: null })}
        />
      </form>
      <Select
        size="small"
        label={t("projects.columns.phase")}
        value={state.phase ?? ""}
        onChange={(event) => set({ phase: event.target.value || null })}
      >
        <option value="">{t("projects.all")}</option>
        {Object.values(ProjectPhase).map((phase) => (
          <option key={phase} value={phase}>
            {t(`phases.${phase}`)}
          </option>
        ))}
      </Select>
      <Select
        size="small"
        label={t("projects.columns.owner")}
        value={state.owner ?? ""}
        onChange={(event) => set({ owner: event.target.value || null })}
      >
        <option value="">{t("projects.all")}</option>
        <option value="me">{t("projects.mine")}</option>
      </Select>
      {Object.values(state).some(Boolean) && (
        <Button type="button" variant="tertiary" size="small" onClick={() => setState(null)}>
          {t("projects.clearFilters")}
        </Button>
      )}
    </search>
  );
}
