"use client";

import { Search } from "@navikt/ds-react/Search";

/** The search field for a case; what is typed goes into the address as `case`. */
export function CaseSearch({ label, defaultValue }: { label: string; defaultValue: string }) {
  return (
    <Search
      key={defaultValue}
      name="case"
      size="small"
      variant="secondary"
      label={label}
      hideLabel={false}
      defaultValue={defaultValue}
    />
  );
}
