import { getTranslations } from "next-intl/server";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { Disclosure } from "#components/ui/Disclosure.tsx";
import { DueDay } from "#components/ui/DueDay.tsx";
import { SelectInput, TextAreaInput, TextInput } from "#components/ui/fields.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import type { Actor } from "#lib/auth/actor.ts";
import { dayOf, now } from "#lib/clock.ts";
import type { PageProject } from "#lib/projects/queries.ts";
import { type Review, reviewsOf } from "#lib/projects/use/queries.ts";
import { ReviewKind } from "#prisma/generated/enums.ts";
import { finishReview, planReview } from "./actions.ts";

type Props = { actor: Actor; project: PageProject; editable: boolean };

/** What comes back while the device is in use: the planned reviews, and what the earlier ones showed. */
export async function ReviewsPanel({ actor, project, editable }: Props) {
  const t = await getTranslations("projects.use");
  const { open, done } = await reviewsOf(actor, project.id);
  const today = dayOf(now());
  const shownOpen = project.phase === "retired" ? [] : open;
  return (
    <Panel title={t("reviews")} id="reviews">
      <p className="max-w-4xl pb-4">{t("reviewsText")}</p>
      {shownOpen.length === 0 && project.phase !== "retired" && <p>{t("noOpen")}</p>}
      <ul className="divide-y divide-(--ax-border-neutral-subtle)">
        {shownOpen.map((review) => (
          <OpenReview key={review.id} review={review} today={today} editable={editable} />
        ))}
      </ul>
      {editable && <PlanForm projectId={project.id} />}
      <h3 className="pt-6 pb-2 font-semibold">{t("done")}</h3>
      {done.length === 0 ? <p>{t("noneDone")}</p> : <DoneReviews reviews={done} />}
    </Panel>
  );
}

async function OpenReview({ review, today, editable }: { review: Review; today: string; editable: boolean }) {
  const t = await getTranslations("projects");
  return (
    <li id={`review-${review.id}`} className="flex flex-col gap-2 py-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <span className="font-semibold">{t(`reviewKinds.${review.kind}`)}</span>
        <DueDay dueAt={review.dueAt} today={today} />
      </div>
      {editable && (
        <Disclosure header={t("use.finish")} className="no-print">
          <div className="max-w-3xl">
            <ActionForm
              action={finishReview}
              hidden={{ projectId: review.projectId, id: review.id, version: review.version }}
              prefix={`review-${review.id}-`}
              submitLabel={t("use.saveResult")}
              submitSize="small"
            >
              <TextInput name="doneOn" type="date" label={t("use.doneOn")} defaultValue={today} />
              <TextAreaInput
                name="result"
                label={t("use.result")}
                description={`${t(`use.resultHints.${review.kind}`)} ${t("use.noPatients")}`}
                maxLength={4000}
              />
              <TextInput
                name="interval"
                type="number"
                label={t("use.interval")}
                defaultValue={review.interval}
              />
            </ActionForm>
          </div>
        </Disclosure>
      )}
    </li>
  );
}

async function PlanForm({ projectId }: { projectId: string }) {
  const t = await getTranslations("projects");
  return (
    <Disclosure header={t("use.plan")} className="no-print pt-3">
      <div className="max-w-xl">
        <ActionForm
          action={planReview}
          hidden={{ projectId }}
          prefix="plan-review-"
          submitLabel={t("use.add")}
          submitSize="small"
          resetOnSuccess
        >
          <SelectInput
            name="kind"
            label={t("use.kind")}
            options={Object.values(ReviewKind).map((value) => ({ value, label: t(`reviewKinds.${value}`) }))}
          />
          <TextInput name="dueAt" type="date" label={t("use.dueAt")} />
          <TextInput name="interval" type="number" label={t("use.interval")} defaultValue={12} />
        </ActionForm>
      </div>
    </Disclosure>
  );
}

async function DoneReviews({ reviews }: { reviews: Review[] }) {
  const t = await getTranslations("projects");
  return (
    <ul className="divide-y divide-(--ax-border-neutral-subtle)">
      {reviews.map((review) => (
        <li key={review.id} id={`review-${review.id}`} className="py-3">
          <p>
            <span className="font-semibold">{t(`reviewKinds.${review.kind}`)}</span>{" "}
            <span className="text-sm text-(--ax-text-neutral-subtle)">
              {t("use.doneBy", {
                day: review.doneOn?.toISOString().slice(0, 10) ?? "",
                name: review.doneBy ?? "",
              })}
            </span>
          </p>
          <p className="max-w-4xl whitespace-pre-line break-words">{review.result}</p>
        </li>
      ))}
    </ul>
  );
}
