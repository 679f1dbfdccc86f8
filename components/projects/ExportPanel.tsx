import { getTranslations } from "next-intl/server";
import { DownloadButton } from "#components/ui/DownloadButton.tsx";
import { Panel } from "#components/ui/Panel.tsx";

/** The way to everything that a project holds, as one package. */
export async function ExportPanel({ number }: { number: string }) {
  const t = await getTranslations("projects.export");
  return (
    <div className="no-print">
      <Panel title={t("title")} id="export">
        <div className="flex max-w-4xl flex-wrap items-center justify-between gap-4">
          <p>{t("text")}</p>
          <DownloadButton href={`/projects/${number}/export`} variant="secondary" size="small">
            {t("download")}
          </DownloadButton>
        </div>
      </Panel>
    </div>
  );
}
