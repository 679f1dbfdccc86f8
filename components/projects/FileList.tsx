import { getTranslations } from "next-intl/server";
import { FileLink } from "#components/intake/FileLink.tsx";
import { fileSize } from "#components/intake/fileSize.ts";
import { FileUpload } from "#components/projects/FileUpload.tsx";
import { RemoveFile } from "#components/projects/RemoveFile.tsx";
import { Moment } from "#components/ui/Moment.tsx";
import { currentActor } from "#lib/auth/session.ts";
import { projectFiles } from "#lib/projects/files/queries.ts";
import { largestProjectFile } from "#lib/projects/files/schema.ts";
import type { FileTopic } from "#prisma/generated/enums.ts";

type Props = {
  project: { id: string; number: string };
  topic: FileTopic;
  /** The test, deviation, incident or document that the files belong to; null for topics of the whole project. */
  topicId: string | null;
  mayEdit: boolean;
  /** What the files are, where "Files" says too little. */
  label?: string;
};

/** The files of one topic: to open, to add to, and to take away. */
export async function FileList({ project, topic, topicId, mayEdit, label }: Props) {
  const t = await getTranslations("projects.files");
  const actor = await currentActor();
  const files = actor ? await projectFiles(actor, project.id, topic, topicId) : [];
  const name = label ?? t("title");
  if (files.length === 0 && !mayEdit) return <p>{t("none")}</p>;
  return (
    <div className="flex flex-col gap-3">
      {files.length > 0 && (
        <ul aria-label={name} className="flex flex-col gap-2">
          {files.map((file) => (
            <li key={file.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <FileLink {...file} href={`/projects/${project.number}/files/${file.id}`} />
              <span className="text-sm text-(--ax-text-neutral-subtle)">
                {fileSize(file.size)}, {file.addedBy}, <Moment at={file.addedAt} />
              </span>
              {mayEdit && <RemoveFile id={file.id} fileName={file.fileName} />}
            </li>
          ))}
        </ul>
      )}
      {mayEdit && (
        <FileUpload
          projectId={project.id}
          topic={topic}
          topicId={topicId}
          label={name}
          maxBytes={largestProjectFile}
        />
      )}
    </div>
  );
}
