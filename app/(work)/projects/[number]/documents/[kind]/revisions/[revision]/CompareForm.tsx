import { Button } from "@navikt/ds-react/Button";
import { getTranslations } from "next-intl/server";

type Props = { address: string; revisions: number[]; against: number | null };

/** Chooses the revision to compare with; nothing when there is no other. */
export async function CompareForm({ address, revisions, against }: Props) {
  const t = await getTranslations("projects.documents");
  if (revisions.length === 0) return null;
  return (
    <form action={address} className="no-print flex flex-wrap items-end gap-3">
      <label className="flex flex-col gap-1">
        <span className="font-semibold">{t("compareWith")}</span>
        <select
          name="against"
          defaultValue={against ?? revisions[0]}
          className="rounded border border-(--ax-border-neutral) bg-(--ax-bg-default) px-3 py-1.5"
        >
          {revisions.map((revision) => (
            <option key={revision} value={revision}>
              {t("revision", { revision })}
            </option>
          ))}
        </select>
      </label>
      <Button type="submit" size="small" variant="secondary">
        {t("showDifference")}
      </Button>
    </form>
  );
}
