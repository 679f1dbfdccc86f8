import { Alert } from "@navikt/ds-react/Alert";
import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { LinkButton } from "#components/ui/LinkButton.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import type { Actor } from "#lib/auth/actor.ts";
import { dayOf, now } from "#lib/clock.ts";
import { declarationsOf } from "#lib/projects/declaration/queries.ts";
import { mayDispose } from "#lib/projects/disposal/policy.ts";
import { mayDecide } from "#lib/projects/policy.ts";
import type { PageProject } from "#lib/projects/queries.ts";

const dayText = (date: Date | null) => date?.toISOString().slice(0, 10) ?? "";

/** Since when the device is in use, and what the law still asks for; or when it was taken out of use. */
export async function UseState({ actor, project }: { actor: Actor; project: PageProject }) {
  const t = await getTranslations("projects.use");
  if (project.phase === "retired") return <Retired actor={actor} project={project} />;
  const declarations = await declarationsOf(actor, project.id);
  const published = declarations.some(({ state }) => state === "published");
  const informed = declarations.some(({ informedOn }) => informedOn !== null);
  const declaration = `/projects/${project.number}/conclude#declarations` as Route;
  return (
    <Panel title={t("inUseSince", { day: dayText(project.inUseSince) })}>
      <div className="flex max-w-4xl flex-col gap-3">
        {!published && (
          <Alert variant="warning" size="small">
            {t(declarations[0]?.state === "withdrawn" ? "withdrawn" : "unpublished")}{" "}
            <Link href={declaration} className="underline">
              {t("toDeclaration")}
            </Link>
          </Alert>
        )}
        {!informed && (
          <Alert variant="warning" size="small">
            {t("authorityMissing")}{" "}
            <Link href={declaration} className="underline">
              {t("toDeclaration")}
            </Link>
          </Alert>
        )}
        {project.phase === "in_use" && mayDecide(actor, project) && (
          <div className="no-print flex flex-wrap items-center justify-between gap-3">
            <p>{t("updateText")}</p>
            <LinkButton href={`/projects/${project.number}/decisions`} variant="secondary" size="small">
              {t("beginUpdate")}
            </LinkButton>
          </div>
        )}
      </div>
    </Panel>
  );
}

async function Retired({ actor, project }: { actor: Actor; project: PageProject }) {
  const t = await getTranslations("projects.use");
  const { retiredOn, retiredReason, keptUntil, disposedAt } = project;
  const passed = keptUntil !== null && dayText(keptUntil) < dayOf(now());
  return (
    <Alert variant="info">
      {t("retired", {
        day: dayText(retiredOn),
        reason: retiredReason ?? "",
        keptUntil: dayText(keptUntil),
      })}{" "}
      {disposedAt && t("disposed")}
      {passed && !disposedAt && (
        <>
          {t("disposable")}{" "}
          {mayDispose(actor, project) && (
            <Link href={"/projects/disposal" as Route} className="underline">
              {t("toDisposal")}
            </Link>
          )}
        </>
      )}
    </Alert>
  );
}
