import { Tag } from "@navikt/ds-react/Tag";
import { Heading } from "@navikt/ds-react/Typography";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { FileList } from "#components/projects/FileList.tsx";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { Disclosure } from "#components/ui/Disclosure.tsx";
import { Fact, Facts } from "#components/ui/Facts.tsx";
import { TextAreaInput } from "#components/ui/fields.tsx";
import { LinkButton } from "#components/ui/LinkButton.tsx";
import { MissingList } from "#components/ui/MissingList.tsx";
import { Day, Moment } from "#components/ui/Moment.tsx";
import type { Actor } from "#lib/auth/actor.ts";
import { lackingToClose } from "#lib/projects/deviations/rules.ts";
import { mayDecide, mayEdit } from "#lib/projects/policy.ts";
import type { ListedDeviation } from "#lib/projects/queries/deviations.ts";
import type { PageProject } from "#lib/projects/queries.ts";
import { checkDeviation, closeDeviation, reopenDeviation } from "./actions.ts";

type Props = { actor: Actor; project: PageProject; deviation: ListedDeviation };

/** One deviation: what it was, what was done, what the product owner said, and its files. */
export async function DeviationItem({ actor, project, deviation }: Props) {
  const t = await getTranslations("projects.deviations");
  const edits = mayEdit(actor, project);
  const open = deviation.closedAt === null;
  return (
    <li
      id={`deviation-${deviation.id}`}
      className="flex scroll-mt-4 flex-col gap-4 py-5 [overflow-wrap:anywhere]"
    >
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="flex flex-wrap items-center gap-3">
          <Heading level="3" size="xsmall">
            {t("numbered", { number: deviation.number })}
          </Heading>
          <Tag size="small" variant="moderate" data-color={open ? "warning" : "success"}>
            {t(open ? "open" : "closed")}
          </Tag>
        </div>
        {edits && open && (
          <span className="no-print">
            <LinkButton
              href={`/projects/${project.number}/deviations/${deviation.id}`}
              variant="secondary"
              size="small"
            >
              {t("change")}
              <span className="sr-only"> {t("numbered", { number: deviation.number })}</span>
            </LinkButton>
          </span>
        )}
      </div>
      <Told project={project} deviation={deviation} />
      <Disclosure header={t("files")}>
        <FileList
          project={project}
          topic="deviation"
          topicId={deviation.id}
          mayEdit={edits && open}
          label={t("filesOf", { number: deviation.number })}
        />
      </Disclosure>
      <Ways actor={actor} project={project} deviation={deviation} />
    </li>
  );
}

async function Told({ project, deviation }: Omit<Props, "actor">) {
  const t = await getTranslations("projects.deviations");
  const { test } = deviation;
  return (
    <Facts>
      <Fact label={t("occurredOn")}>
        <Day date={deviation.occurredOn} />
      </Fact>
      <Fact label={t("description")}>
        <span className="whitespace-pre-line">{deviation.description}</span>
      </Fact>
      <Fact label={t("effect")}>
        <span className="whitespace-pre-line">{deviation.effect}</span>
      </Fact>
      <Fact label={t("action")}>
        <span className="whitespace-pre-line">{deviation.action ?? t("nothingYet")}</span>
      </Fact>
      {test && (
        <Fact label={t("test")}>
          <Link href={`/projects/${project.number}/tests/${test.id}` as "/projects"} className="underline">
            {test.number}. {test.title}
          </Link>
        </Fact>
      )}
      <Fact label={t("checked")}>
        {deviation.ownerCheckedAt ? (
          <>
            <span className="whitespace-pre-line">{deviation.ownerNote}</span>{" "}
            <span className="text-sm text-(--ax-text-neutral-subtle)">
              <Moment at={deviation.ownerCheckedAt} />
            </span>
          </>
        ) : (
          t("notChecked")
        )}
      </Fact>
      <Fact label={t("noted")}>
        {deviation.createdBy}, <Moment at={deviation.createdAt} />
      </Fact>
      {deviation.closedAt && (
        <Fact label={t("closedAt")}>
          <Moment at={deviation.closedAt} />
        </Fact>
      )}
    </Facts>
  );
}

async function Ways({ actor, project, deviation }: Props) {
  const t = await getTranslations("projects.deviations");
  if (!mayEdit(actor, project)) return null;
  const { id, version } = deviation;
  const read = { projectId: project.id, id, version };
  const look = { submitVariant: "secondary", submitSize: "small" } as const;
  if (deviation.closedAt)
    return (
      <ActionForm
        key="reopen"
        action={reopenDeviation}
        hidden={read}
        prefix={`reopen-${id}-`}
        submitLabel={t("reopen")}
        className="no-print"
        {...look}
      />
    );
  const lacking = lackingToClose(deviation);
  return (
    <div className="no-print flex max-w-3xl flex-col gap-4">
      {mayDecide(actor, project) && !deviation.ownerCheckedAt && (
        <Disclosure header={t("check")}>
          <ActionForm
            action={checkDeviation}
            hidden={read}
            prefix={`check-${id}-`}
            submitLabel={t("check")}
            {...look}
          >
            <TextAreaInput
              name="note"
              label={t("note")}
              description={t("noteHint")}
              rows={2}
              maxLength={4000}
            />
          </ActionForm>
        </Disclosure>
      )}
      {lacking.length > 0 ? (
        <div>
          <p className="font-semibold">{t("beforeClosing")}</p>
          <MissingList missing={lacking} />
        </div>
      ) : (
        <ActionForm
          key="close"
          action={closeDeviation}
          hidden={read}
          prefix={`close-${id}-`}
          submitLabel={t("close")}
          {...look}
        />
      )}
    </div>
  );
}
