import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeading } from "#components/ui/PageHeading.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { largestUpload, megabytes } from "#lib/intake/schema.ts";
import { ManualForm } from "./ManualForm.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("inbox"))("new.title") };
}

export default async function NewNoticePage() {
  await requirePage("inbox.handle");
  const t = await getTranslations("inbox.new");
  return (
    <>
      <PageHeading title={t("title")} lead={t("lead")} />
      <div className="max-w-3xl">
        <Panel>
          <ManualForm megabytes={megabytes(largestUpload)} />
        </Panel>
      </div>
    </>
  );
}
