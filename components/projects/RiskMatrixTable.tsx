import type { Route } from "next";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { type RiskMatrix, type Zone, zoneOf } from "#lib/projects/risks/matrix.ts";

/** A risk as the picture shows it: its number, where it leads, and its levels from 1. */
export type PlacedRisk = {
  id: string;
  number: number;
  severity: number | null;
  probability: number | null;
};

type Props = {
  title: string;
  matrix: RiskMatrix;
  risks: PlacedRisk[];
  /** The page of a risk is below it; without it the numbers lead nowhere. */
  base?: string;
};

const colors: Record<Zone, string> = {
  acceptable: "bg-(--ax-bg-success-moderate)",
  reduce: "bg-(--ax-bg-warning-moderate)",
  unacceptable: "bg-(--ax-bg-danger-moderate)",
};

/** The picture of a matrix: the risks by number in the cell of their levels. The zone stands in words in each cell. */
export function RiskMatrixTable({ title, matrix, risks, base }: Props) {
  const t = useTranslations("projects.risks");
  const language = useLocale() === "en" ? "en" : "sv";
  const outside = risks.filter((risk) => zoneOf(matrix, risk.severity, risk.probability) === null);
  const severities = matrix.severities.map((level, index) => ({ level, severity: index + 1 })).reverse();
  return (
    <div className="min-w-0">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is to be reached by keyboard */}
      <section tabIndex={0} aria-label={title} className="overflow-x-auto">
        <table className="w-full min-w-[36rem] table-fixed border-collapse text-sm [print-color-adjust:exact]">
          <caption className="pb-2 text-left text-base font-semibold">{title}</caption>
          <thead>
            <tr>
              <th scope="col" className="w-24 p-1 text-left align-bottom text-xs font-normal">
                {t("matrix.severity")} ↑<br />
                {t("matrix.probability")} →
              </th>
              {matrix.probabilities.map((level, index) => (
                <th
                  key={level.sv}
                  scope="col"
                  className="p-1 align-bottom text-xs font-semibold [hyphens:auto] [overflow-wrap:anywhere]"
                >
                  {index + 1} {level[language]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {severities.map(({ level, severity }) => (
              <tr key={level.sv}>
                <th
                  scope="row"
                  className="p-1 text-left text-xs font-semibold [hyphens:auto] [overflow-wrap:anywhere]"
                >
                  {severity} {level[language]}
                </th>
                {matrix.probabilities.map((column, index) => (
                  <Cell
                    key={column.sv}
                    zone={zoneOf(matrix, severity, index + 1) ?? "acceptable"}
                    risks={risks.filter(
                      (risk) => risk.severity === severity && risk.probability === index + 1,
                    )}
                    base={base}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {outside.length > 0 && (
        <p className="pt-2 text-sm">
          {t("matrix.outside", {
            count: outside.length,
            numbers: outside.map(({ number }) => number).join(", "),
          })}
        </p>
      )}
    </div>
  );
}

function Cell({ zone, risks, base }: { zone: Zone; risks: PlacedRisk[]; base?: string | undefined }) {
  const t = useTranslations("projects.risks");
  return (
    <td
      className={`border border-(--ax-border-neutral) p-1 align-top text-(--ax-text-neutral) ${colors[zone]}`}
    >
      <span className="block text-[0.6875rem] leading-tight [overflow-wrap:anywhere]">
        {t(`zones.${zone}`)}
      </span>
      {risks.length > 0 && (
        <>
          <strong className="block leading-snug">{t("matrix.cell", { count: risks.length })}</strong>
          <span className="flex flex-wrap gap-x-1.5">
            {risks.map(({ id, number }) =>
              base ? (
                <Link
                  key={id}
                  href={`${base}/${id}` as Route}
                  className="inline-block min-h-6 min-w-6 py-0.5 text-center underline"
                >
                  {number}
                </Link>
              ) : (
                <span key={id}>{number}</span>
              ),
            )}
          </span>
        </>
      )}
    </td>
  );
}
