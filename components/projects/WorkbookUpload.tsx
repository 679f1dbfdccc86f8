import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { WorkbookFileInput } from "#components/projects/WorkbookFileInput.tsx";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { LinkButton } from "#components/ui/LinkButton.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import type { FormState } from "#lib/forms/action.ts";

type Props = {
  project: { id: string; number: string };
  part: "requirements" | "risks";
  action: (previous: FormState, formData: FormData) => Promise<FormState>;
};

/** Sends a filled workbook in for review. */
export async function WorkbookUpload({ project, part, action }: Props) {
  const t = await getTranslations();
  const base = `/projects/${project.number}/${part}`;
  return (
    <Panel
      title={t(`projects.${part}.import`)}
      actions={
        <LinkButton href={`${base}/excel`} variant="secondary" size="small">
          {t(`projects.${part}.export`)}
        </LinkButton>
      }
    >
      <div className="flex max-w-3xl flex-col gap-5">
        <p>{t("projects.excel.lead")}</p>
        <ActionForm
          action={action}
          hidden={{ projectId: project.id }}
          submitLabel={t("projects.excel.preview")}
        >
          <WorkbookFileInput tooLargeText={t("errors.fileTooLarge")} />
        </ActionForm>
        <Link href={base as Route} className="underline">
          {t(`projects.${part}.back`)}
        </Link>
      </div>
    </Panel>
  );
}
