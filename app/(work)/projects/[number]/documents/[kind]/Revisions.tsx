import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Moment } from "#components/ui/Moment.tsx";
import type { PageRevision } from "#lib/projects/documents/queries/read.ts";
import { StateTag } from "../StateTag.tsx";

type Props = { base: string; revisions: PageRevision[] };

/** Every revision with what was new in it, what was said of it, and the way to read and compare it. */
export async function Revisions({ base, revisions }: Props) {
  const t = await getTranslations("projects");
  return (
    <ol className="flex flex-col divide-y divide-(--ax-border-neutral-subtle)">
      {revisions.map((each, position) => {
        const before = revisions[position + 1];
        const href = `${base}/revisions/${each.revision}`;
        return (
          <li key={each.id} className="flex flex-col gap-1 py-3">
            <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
              <Link href={href as Route} className="font-semibold underline">
                {t("documents.revision", { revision: each.revision })}
              </Link>
              <StateTag state={each.state} />
              <a href={`${href}/pdf`} className="underline">
                {t("documents.pdf", { revision: each.revision })}
              </a>
              {before && (
                <Link href={`${href}?against=${before.revision}` as Route} className="underline">
                  {t("documents.compare", { revision: each.revision, against: before.revision })}
                </Link>
              )}
            </div>
            <p className="text-sm">
              {t("documents.begunBy", { name: each.createdBy })} <Moment at={each.createdAt} />
              {each.approvedAt && (
                <>
                  {". "}
                  {t("documents.approvedBy", { name: each.approvedBy ?? "" })} <Moment at={each.approvedAt} />
                </>
              )}
            </p>
            {each.changes && (
              <p className="[overflow-wrap:anywhere]">{t("documents.new", { changes: each.changes })}</p>
            )}
            {each.reviews.length > 0 && (
              <ul className="list-disc pl-5">
                {each.reviews.map((review) => (
                  <li key={review.id} className="[overflow-wrap:anywhere]">
                    {review.reviewer.name}, <Moment at={review.at} />: {t(`verdicts.${review.verdict}`)}.{" "}
                    <span className="whitespace-pre-line">{review.comment}</span>
                  </li>
                ))}
              </ul>
            )}
          </li>
        );
      })}
    </ol>
  );
}
