"use client";

import { Search } from "@navikt/ds-react/Search";
import { Select } from "@navikt/ds-react/Select";
import { useTranslations } from "next-intl";
import { parseAsString, useQueryStates } from "nuqs";
import { useTransition } from "react";

const parsers = { q: parseAsString, state: parseAsString, after: parseAsString };
const states = ["queued", "sending", "sent", "failed", "bounced"] as const;

/** The filters of the list of mails. They live in the address. */
export function MailFilters() {
  const t = useTranslations("mails");
  const [pending, startTransition] = useTransition();
  const [state, setState] = useQueryStates(parsers, { shallow: false, startTransition });
  return (
    <search aria-busy={pending} className="no-print flex flex-wrap items-end gap-3">
      <form
        className="w-full sm:w-80"
        onSubmit={(event) => {
          event.preventDefault();
          const q = new FormData(event.currentTarget).get("q");
          setState({ q: typeof q === "string" && q.trim() ? q.trim() : null, after: null });
        }}
      >
        <Search
          key={state.q ?? ""}
          name="q"
          size="small"
          variant="secondary"
          label={t("search")}
          hideLabel={false}
          defaultValue={state.q ?? ""}
          onClear={() => setState({ q: null, after: null })}
        />
      </form>
      <Select
        size="small"
        label={t("columns.state")}
        value={state.state ?? ""}
        onChange={(event) => setState({ state: event.target.value || null, after: null })}
      >
        <option value="">{t("all")}</option>
        {states.map((option) => (
          <option key={option} value={option}>
            {t(`states.${option}`)}
          </option>
        ))}
      </Select>
    </search>
  );
}
