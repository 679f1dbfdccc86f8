import { getTranslations } from "next-intl/server";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { Disclosure } from "#components/ui/Disclosure.tsx";
import { TextInput } from "#components/ui/fields.tsx";
import { largestDocument } from "#lib/projects/documents/schema.ts";
import type { PageProject } from "#lib/projects/queries.ts";
import type { DocumentKind } from "#prisma/generated/enums.ts";
import { chooseSource } from "../actions.ts";
import { DocumentUpload } from "./DocumentUpload.tsx";
import { WordImport } from "./WordImport.tsx";

type Props = {
  project: PageProject;
  kind: DocumentKind;
  newest: { version: number; source: string; reference: string | null } | null;
};

/** Word out and in, a file in place of the text, or where the document is to be found (VGR, Bilaga 1 and 2). */
export async function SourcePanel({ project, kind, newest }: Props) {
  const t = await getTranslations("projects.documents");
  const place = { projectId: project.id, kind, version: newest?.version ?? 0 };
  const megabytes = largestDocument / 1024 / 1024;
  return (
    <div className="no-print flex flex-col gap-3">
      <Disclosure header={t("wordIn")}>
        <WordImport place={place} />
      </Disclosure>
      <Disclosure header={t("fileInstead")}>
        <DocumentUpload place={place} label={t("chooseFile", { megabytes })} />
      </Disclosure>
      <Disclosure header={t("referenceInstead")}>
        <ActionForm
          action={chooseSource}
          hidden={{ ...place, source: "reference" }}
          prefix="reference-"
          submitLabel={t("saveReference")}
          submitSize="small"
          className="flex max-w-2xl flex-col gap-3"
        >
          <TextInput
            name="reference"
            label={t("reference")}
            description={t("referenceHint")}
            defaultValue={newest?.reference}
            maxLength={1000}
          />
        </ActionForm>
      </Disclosure>
      {newest && newest.source !== "written" && (
        <ActionForm
          action={chooseSource}
          hidden={{ ...place, source: "written" }}
          prefix="written-"
          submitLabel={t("writeInstead")}
          submitVariant="secondary"
          submitSize="small"
        />
      )}
    </div>
  );
}
