import { getTranslations } from "next-intl/server";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { RadioInput, TextAreaInput } from "#components/ui/fields.tsx";
import { MissingList } from "#components/ui/MissingList.tsx";
import type { Actor } from "#lib/auth/actor.ts";
import type { Missing } from "#lib/errors.ts";
import { hasWrittenIn, type PageRevision } from "#lib/projects/documents/queries/read.ts";
import { mayDecide, mayEdit, mayReview } from "#lib/projects/policy.ts";
import type { PageProject } from "#lib/projects/queries.ts";
import type { DocumentKind } from "#prisma/generated/enums.ts";
import {
  approveDocument,
  beginRevision,
  reviewDocument,
  submitDocument,
  takeBackDocument,
} from "../actions.ts";

type Props = {
  actor: Actor;
  project: PageProject;
  kind: DocumentKind;
  newest: PageRevision;
  /** What stands in the way of approval. */
  missing: Missing[];
};

/** What can be done with the newest revision: give it to others, say something of it, approve it, begin the next. */
export async function Steps({ actor, project, kind, newest, missing }: Props) {
  const t = await getTranslations("projects.documents");
  const hidden = { projectId: project.id, kind, version: newest.version };
  const edits = mayEdit(actor, project);
  const decides = edits && mayDecide(actor, project);
  const reviews =
    newest.state === "in_review" &&
    mayReview(actor, project) &&
    !(await hasWrittenIn(actor, { projectId: project.id, kind }, newest.revision));
  return (
    <div className="flex flex-col gap-5">
      {newest.state !== "approved" && newest.state !== "superseded" && missing.length > 0 && (
        <div className="max-w-4xl">
          <p className="font-semibold">{t("beforeApproval")}</p>
          <MissingList missing={missing} />
        </div>
      )}
      {newest.state === "draft" && edits && (
        <ActionForm
          action={submitDocument}
          hidden={hidden}
          prefix="submit-"
          submitLabel={t("submit")}
          className="no-print flex flex-col gap-3"
        />
      )}
      {newest.state === "in_review" && decides && (
        <ActionForm
          action={approveDocument}
          hidden={hidden}
          prefix="approve-"
          submitLabel={t("approve")}
          className="no-print flex flex-col gap-3"
        />
      )}
      {newest.state === "in_review" && edits && (
        <ActionForm
          action={takeBackDocument}
          hidden={hidden}
          prefix="back-"
          submitLabel={t("takeBack")}
          submitVariant="secondary"
          submitSize="small"
          className="no-print flex flex-col gap-3"
        />
      )}
      {reviews && (
        <ActionForm
          action={reviewDocument}
          hidden={hidden}
          prefix="review-"
          submitLabel={t("giveReview")}
          submitVariant="secondary"
          resetOnSuccess
          className="no-print flex max-w-3xl flex-col gap-4"
        >
          <RadioInput
            name="verdict"
            label={t("verdict")}
            inline
            options={(["no_remarks", "remarks"] as const).map((value) => ({
              value,
              label: t(`verdictChoices.${value}`),
            }))}
          />
          <TextAreaInput name="comment" label={t("comment")} description={t("commentHint")} />
        </ActionForm>
      )}
      {newest.state === "approved" && edits && project.phase !== "in_use" && (
        <ActionForm
          action={beginRevision}
          hidden={hidden}
          prefix="revision-"
          submitLabel={t("beginRevision")}
          submitVariant="secondary"
          className="no-print flex max-w-3xl flex-col gap-4"
        >
          <TextAreaInput name="changes" label={t("changes")} description={t("changesHint")} rows={2} />
        </ActionForm>
      )}
      {newest.state === "approved" && edits && project.phase === "in_use" && <p>{t("updateFirst")}</p>}
    </div>
  );
}
