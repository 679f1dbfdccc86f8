import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Panel } from "#components/ui/Panel.tsx";
import type { TouchedProject } from "#lib/projects/queries/touched.ts";

type Props = { project: Pick<TouchedProject, "number" | "title" | "components"> };

/** The parts of a self-made device that a notice touches, each with the way to its risks. */
export async function TouchedParts({ project }: Props) {
  const t = await getTranslations("projects.product");
  const base = `/projects/${project.number}`;
  return (
    <Panel title={t("touched.title")}>
      <div className="flex flex-col gap-3 [overflow-wrap:anywhere]">
        <p>{t("touched.lead", { number: project.number, title: project.title })}</p>
        {project.components.length === 0 && <p>{t("touched.unknown")}</p>}
        <ul className="flex flex-col gap-2">
          {project.components.map(({ id, name, manufacturer, touch }) => (
            <li key={id}>
              <strong>{name}</strong>, {manufacturer}: {t(`touched.${touch.strength}`)}{" "}
              {touch.reasons
                .map((reason) => t(`touch.${reason.key}`, { value: "value" in reason ? reason.value : "" }))
                .join(", ")}
              .{" "}
              <Link href={`${base}/risks?component=${id}` as "/"} className="underline">
                {t("touched.toRisks", { name })}
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  );
}
