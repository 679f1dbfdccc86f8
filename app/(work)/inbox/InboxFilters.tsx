"use client";

import { Search } from "@navikt/ds-react/Search";
import { Select } from "@navikt/ds-react/Select";
import { useTranslations } from "next-intl";
import { parseAsString, useQueryStates } from "nuqs";
import { useTransition } from "react";

const parsers = { fate: parseAsString, q: parseAsString, after: parseAsString };

const fates = [
  "all",
  "waiting_in_inbox",
  "link_proposed",
  "quarantined",
  "case_created",
  "attached_to_case",
  "revision_of_case",
  "duplicate",
  "auto_reply",
  "bounce",
  "dismissed",
] as const;

/** The filters of the Inkorg. They live in the address; without any, what waits for a person is shown. */
export function InboxFilters() {
  const t = useTranslations();
  const [pending, startTransition] = useTransition();
  const [state, setState] = useQueryStates(parsers, { shallow: false, startTransition });
  const set = (change: Partial<Record<keyof typeof parsers, string | null>>) =>
    setState({ ...change, after: null });
  return (
    <search aria-busy={pending} className="no-print flex flex-wrap items-end gap-3">
      <Select
        size="small"
        label={t("inbox.fate")}
        value={state.fate ?? ""}
        onChange={(event) => set({ fate: event.target.value || null })}
      >
        <option value="">{t("fates.waiting")}</option>
        {fates.map((fate) => (
          <option key={fate} value={fate}>
            {t(`fates.${fate}`)}
          </option>
        ))}
      </Select>
      <form
        className="w-full sm:w-96"
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
          label={t("inbox.search")}
          hideLabel={false}
          defaultValue={state.q ?? ""}
          onClear={() => set({ q: null })}
        />
      </form>
    </search>
  );
}
