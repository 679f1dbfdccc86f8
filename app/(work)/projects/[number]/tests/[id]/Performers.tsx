import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { Disclosure } from "#components/ui/Disclosure.tsx";
import { TextInput } from "#components/ui/fields.tsx";
import { Moment } from "#components/ui/Moment.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import type { Actor } from "#lib/auth/actor.ts";
import { mayEdit } from "#lib/projects/policy.ts";
import type { TestDetail } from "#lib/projects/queries/tests.ts";
import type { PageProject } from "#lib/projects/queries.ts";
import { addPerformer, noteConfirmation, removePerformer } from "../actions.ts";

type Props = { actor: Actor; project: PageProject; test: TestDetail };
type Performer = TestDetail["performers"][number];

/** Those who carry out the test, and whether each has said that risks and limits are known. */
export async function Performers({ actor, project, test }: Props) {
  const t = await getTranslations("projects.tests");
  const edits = mayEdit(actor, project) && !test.result && !test.cancelledAt;
  return (
    <Panel title={t("performers")} id="performers">
      {test.performers.length === 0 && <p>{t("noPerformers")}</p>}
      <ul className="divide-y divide-(--ax-border-neutral-subtle)">
        {test.performers.map((performer) => (
          <li
            key={performer.id}
            id={`performer-${performer.id}`}
            className="flex flex-wrap items-center justify-between gap-3 py-2"
          >
            <span className="min-w-0 [overflow-wrap:anywhere]">
              {performer.name} – <Word performer={performer} />
            </span>
            <Controls actor={actor} project={project} test={test} performer={performer} edits={edits} />
          </li>
        ))}
      </ul>
      {edits && (
        <Disclosure header={t("addPerformer")} className="no-print pt-3">
          <div className="max-w-xl">
            <ActionForm
              action={addPerformer}
              hidden={{ projectId: project.id, id: test.id }}
              prefix="performer-"
              submitLabel={t("addPerformer")}
              submitSize="small"
              resetOnSuccess
            >
              <TextInput
                name="email"
                type="email"
                label={t("fields.email")}
                description={t("fields.emailHint")}
                optional
              />
              <TextInput name="name" label={t("fields.name")} description={t("fields.nameHint")} optional />
            </ActionForm>
          </div>
        </Disclosure>
      )}
    </Panel>
  );
}

async function Word({ performer }: { performer: Performer }) {
  const t = await getTranslations("projects.tests");
  if (!performer.confirmedAt) return t("unconfirmed");
  return (
    <>
      {performer.confirmedBy ? t("wordNoted", { name: performer.confirmedBy }) : t("confirmed")}{" "}
      <Moment at={performer.confirmedAt} />
    </>
  );
}

async function Controls(props: Props & { performer: Performer; edits: boolean }) {
  const { actor, project, test, performer, edits } = props;
  const t = await getTranslations("projects.tests");
  const hidden = {
    projectId: project.id,
    id: test.id,
    version: test.version,
    performerId: performer.id,
  };
  const waits = !performer.confirmedAt && !test.result && !test.cancelledAt;
  return (
    <span className="no-print flex flex-wrap items-center gap-3">
      {waits && performer.userId === actor.id && (
        <Link href={`/confirmations/${test.id}` as "/"} className="underline">
          {t("readAndConfirm")}
        </Link>
      )}
      {edits && waits && !performer.userId && (
        <ActionForm
          action={noteConfirmation}
          hidden={hidden}
          prefix={`word-${performer.id}-`}
          submitLabel={t("noteWord", { name: performer.name })}
          submitVariant="secondary"
          submitSize="small"
        />
      )}
      {edits && (
        <ActionForm
          action={removePerformer}
          hidden={hidden}
          prefix={`drop-${performer.id}-`}
          submitLabel={t("removePerformer", { name: performer.name })}
          submitVariant="tertiary"
          submitSize="small"
        />
      )}
    </span>
  );
}
