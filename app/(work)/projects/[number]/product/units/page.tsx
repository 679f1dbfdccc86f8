import { Alert } from "@navikt/ds-react/Alert";
import { Tag } from "@navikt/ds-react/Tag";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { Disclosure } from "#components/ui/Disclosure.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { Day } from "#components/ui/Moment.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { dayOf, now } from "#lib/clock.ts";
import { pageProject } from "#lib/projects/page.ts";
import { mayEdit } from "#lib/projects/policy.ts";
import { industrialAdviceFrom, unitsLeft } from "#lib/projects/product/scale.ts";
import { deviceUnitsOf, type ListedUnit, pageBefore } from "#lib/projects/queries/product.ts";
import type { PageProject } from "#lib/projects/queries.ts";
import { UnitAnchor } from "./UnitAnchor.tsx";
import { AccountUnits, AddUnits, ChangeUnit } from "./UnitForms.tsx";

type Props = {
  params: Promise<{ number: string }>;
  searchParams: Promise<{ after?: string; unit?: string }>;
};

const colors = {
  made: "neutral",
  in_use: "success",
  scrapped: "neutral",
  returned: "info",
  lost: "danger",
} as const;

const isLeft = ({ state }: ListedUnit) => (unitsLeft as readonly string[]).includes(state);
const whereOf = ({ unit, place }: ListedUnit) => [unit?.name, place].filter(Boolean).join(", ");

/** The units made of the device, where they are and what has become of them. */
export default async function UnitsPage({ params, searchParams }: Props) {
  const actor = await requirePage("projects.view");
  const project = await pageProject(actor, (await params).number);
  const asked = await searchParams;
  const wanted = z.uuid().safeParse(asked.unit).data;
  const after = wanted
    ? ((await pageBefore(actor, project.id, wanted)) ?? undefined)
    : z.uuid().safeParse(asked.after).data;
  const { units, byState, total, left, leftVersions, next } = await deviceUnitsOf(actor, project.id, after);
  const t = await getTranslations("projects");
  const edits = mayEdit(actor, project);
  const open = units.filter(isLeft).map((unit) => ({ ...unit, where: whereOf(unit) }));
  return (
    <Panel title={t("product.units.counted", { count: total })}>
      <UnitAnchor />
      <div className="flex flex-col gap-4">
        {total >= industrialAdviceFrom && (
          <Alert variant="warning" size="small" className="max-w-4xl">
            {t("product.units.industrial", { count: total })}
          </Alert>
        )}
        {byState.length > 0 && (
          <p>{byState.map(({ state, count }) => `${t(`unitStates.${state}`)}: ${count}`).join(" · ")}</p>
        )}
        {edits && (
          <Disclosure header={t("product.units.add")} className="no-print">
            <div className="max-w-3xl">
              <AddUnits projectId={project.id} today={dayOf(now())} />
            </div>
          </Disclosure>
        )}
        {edits && units.length > 1 && (
          <Disclosure header={t("product.units.accountMany")} className="no-print">
            <div className="max-w-3xl">
              <AccountUnits projectId={project.id} left={left} leftVersions={leftVersions} units={open} />
            </div>
          </Disclosure>
        )}
        {units.length === 0 ? (
          <EmptyState>{t("product.units.none")}</EmptyState>
        ) : (
          <ul className="divide-y divide-(--ax-border-neutral-subtle)">
            {units.map((unit) => (
              <Row key={unit.id} unit={unit} project={project} edits={edits} />
            ))}
          </ul>
        )}
        {next && (
          <Link href={`/projects/${project.number}/product/units?after=${next}` as "/"} className="underline">
            {t("product.units.more")}
          </Link>
        )}
      </div>
    </Panel>
  );
}

async function Row({ unit, project, edits }: { unit: ListedUnit; project: PageProject; edits: boolean }) {
  const t = await getTranslations("projects");
  const where = whereOf(unit);
  return (
    <li id={`unit-${unit.id}`} className="flex flex-col gap-1 py-3 [overflow-wrap:anywhere]">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <strong className="tabular-nums">{unit.code}</strong>
        {unit.batch && <span>{t("product.units.batchOf", { count: unit.quantity })}</span>}
        <Tag size="small" variant="moderate" data-color={colors[unit.state]}>
          {t(`unitStates.${unit.state}`)}
        </Tag>
        <span className="text-sm">
          {t("product.units.madeOn")} <Day date={unit.madeOn} />
        </span>
        {where && <span className="text-sm">{where}</span>}
      </p>
      {unit.stateNote && <p className="whitespace-pre-line text-sm">{unit.stateNote}</p>}
      {edits && (
        <Disclosure header={t("product.units.change", { code: unit.code })} className="no-print text-sm">
          <div className="max-w-3xl pb-3 text-base">
            <ChangeUnit projectId={project.id} unit={unit} />
          </div>
        </Disclosure>
      )}
    </li>
  );
}
