import { Alert } from "@navikt/ds-react/Alert";
import { getTranslations } from "next-intl/server";
import type { Actor } from "#lib/auth/actor.ts";
import { minuteOf } from "#lib/clock.ts";
import { declarationOfUnchanged } from "#lib/projects/declaration/queries.ts";
import type { PageProject } from "#lib/projects/queries.ts";

/** Asks, at a gate of an update, whether anything but the declaration is to change when no document has. */
export async function UnchangedDocuments({ actor, project }: { actor: Actor; project: PageProject }) {
  if (!project.inUseSince) return null;
  const declaration = await declarationOfUnchanged(actor, project.id);
  if (!declaration) return null;
  const t = await getTranslations("projects.conclude");
  return (
    <Alert variant="info" size="small">
      {t("unchangedDocuments", { revision: declaration.revision, at: minuteOf(declaration.signedAt) })}
    </Alert>
  );
}
