import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Panel } from "#components/ui/Panel.tsx";
import { mailNotice } from "#lib/dispatch/queries/letter.ts";
import { projectsReached } from "#lib/dispatch/queries/overview.ts";
import { touchedProjects } from "#lib/projects/queries/touched.ts";

/** The self-made devices with parts that the notice touches, and whether their product owners are reached. */
export async function TouchedDevices({ caseId }: { caseId: string }) {
  const projects = await touchedProjects(await mailNotice(caseId));
  if (projects.length === 0) return null;
  const reached = await projectsReached(caseId);
  const t = await getTranslations("projects.product");
  return (
    <Panel title={t("touched.devices", { count: projects.length })} id="self-made">
      <ul className="flex flex-col gap-3 [overflow-wrap:anywhere]">
        {projects.map((project) => (
          <li key={project.id}>
            <Link href={`/projects/${project.number}` as "/projects"} className="underline">
              {project.number} {project.title}
            </Link>{" "}
            – {project.owner.name}. {t(reached.has(project.id) ? "touched.reached" : "touched.notReached")}
            <ul className="list-disc pl-5 text-sm">
              {project.components.map(({ id, name, touch }) => (
                <li key={id}>
                  {name}: {t(`touched.${touch.strength}`)}{" "}
                  {touch.reasons
                    .map((reason) =>
                      t(`touch.${reason.key}`, { value: "value" in reason ? reason.value : "" }),
                    )
                    .join(", ")}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
