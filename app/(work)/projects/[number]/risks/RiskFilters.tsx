"use client";

import { Button } from "@navikt/ds-react/Button";
import { Select } from "@navikt/ds-react/Select";
import { useTranslations } from "next-intl";
import { parseAsString, useQueryStates } from "nuqs";
import { useTransition } from "react";
import { zones } from "#lib/projects/risks/matrix.ts";
import { stages } from "#lib/projects/risks/rules.ts";
import { RiskState } from "#prisma/generated/enums.ts";

const parsers = {
  stage: parseAsString,
  zone: parseAsString,
  state: parseAsString,
  about: parseAsString,
  requirement: parseAsString,
  component: parseAsString,
};

/** The filters of the list of risks. They live in the address. */
export function RiskFilters() {
  const t = useTranslations("projects.risks");
  const [pending, startTransition] = useTransition();
  const [state, setState] = useQueryStates(parsers, { shallow: false, startTransition });
  const choices = [
    {
      name: "stage",
      label: t("columns.stage"),
      options: stages.map((value) => [value, t(`stages.${value}`)]),
    },
    {
      name: "zone",
      label: t("filters.zone"),
      options: [...zones, "none" as const].map((value) => [value, t(`zones.${value}`)]),
    },
    {
      name: "state",
      label: t("columns.state"),
      options: [
        ["unfinished", t("filters.unfinished")],
        ...[...Object.values(RiskState), "withdrawn" as const].map((value) => [value, t(`states.${value}`)]),
      ],
    },
    {
      name: "about",
      label: t("filters.gap"),
      options: (["misuse", "singleFault"] as const).map((value) => [value, t(`filters.${value}`)]),
    },
  ] as const;
  return (
    <search aria-busy={pending} className="no-print flex flex-wrap items-end gap-3">
      {choices.map(({ name, label, options }) => (
        <Select
          key={name}
          size="small"
          label={label}
          value={state[name] ?? ""}
          onChange={(event) => setState({ [name]: event.target.value || null })}
        >
          <option value="">{t("filters.all")}</option>
          {options.map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </Select>
      ))}
      {Object.values(state).some(Boolean) && (
        <Button type="button" variant="tertiary" size="small" onClick={() => setState(null)}>
          {t("filters.clear")}
        </Button>
      )}
    </search>
  );
}
