import { Tag } from "@navikt/ds-react/Tag";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Moment } from "#components/ui/Moment.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import type { Actor } from "#lib/auth/actor.ts";
import { noticesOfProject } from "#lib/dispatch/queries/ofProject.ts";
import type { PageProject } from "#lib/projects/queries.ts";

/** The safety notices that touch the device's parts, for its product owner and for who sees every case. */
export async function NoticesPanel({ actor, project }: { actor: Actor; project: PageProject }) {
  const notices = await noticesOfProject(actor, project.id);
  if (notices.length === 0) return null;
  const t = await getTranslations("projects.product.touched");
  return (
    <Panel title={t("notices")} id="notices">
      <ul className="divide-y divide-(--ax-border-neutral-subtle)">
        {notices.map((row) => {
          const waits = row.purpose === "for_action" && !row.answeredAt && !row.waivedAt;
          return (
            <li
              key={row.id}
              className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2 [overflow-wrap:anywhere]"
            >
              <Link
                href={`/projects/${project.number}/notices/${row.id}` as "/projects"}
                className="underline"
              >
                {row.case.number} {row.dispatch.subject}
              </Link>
              <Tag size="small" variant="moderate" data-color={waits ? "warning" : "neutral"}>
                {t(waits ? "waits" : row.answeredAt ? "answered" : "informed")}
              </Tag>
              <span className="text-sm">
                <Moment at={row.dispatch.sentAt} />
              </span>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
