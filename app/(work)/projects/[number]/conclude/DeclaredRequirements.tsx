import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { Actor } from "#lib/auth/actor.ts";
import { declaredNow } from "#lib/projects/declaration/queries.ts";
import type { PageProject } from "#lib/projects/queries.ts";

/** What the declaration will say of Annex I (MDR art. 5(5)(e)(iii)), and where that is changed. */
export async function DeclaredRequirements({ actor, project }: { actor: Actor; project: PageProject }) {
  const t = await getTranslations("projects.conclude.declared");
  const { fullyMet, exceptions } = await declaredNow(actor, project.id);
  const rows = exceptions.map(({ requirement }) => requirement).join(", ");
  return (
    <div>
      <p>{fullyMet ? t("fullyMet") : t("exceptions", { count: exceptions.length, rows })}</p>
      {project.simple && <p>{t("simple")}</p>}
      <Link href={`/projects/${project.number}/requirements` as Route} className="underline">
        {t("toRequirements")}
      </Link>
    </div>
  );
}
