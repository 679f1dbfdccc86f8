import { Alert } from "@navikt/ds-react/Alert";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Panel } from "#components/ui/Panel.tsx";

/** Instead of a form that cannot be used where the case stands now: says so, and leads back. */
export async function NotNow({ title, number }: { title: string; number: string }) {
  const t = await getTranslations("handling");
  return (
    <Panel title={title}>
      <div className="flex max-w-4xl flex-col gap-5">
        <Alert variant="info">{t("notNow")}</Alert>
        <Link href={`/cases/${number}/handling`} className="underline">
          {t("back")}
        </Link>
      </div>
    </Panel>
  );
}
