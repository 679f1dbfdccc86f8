import { Alert } from "@navikt/ds-react/Alert";
import { Heading } from "@navikt/ds-react/Typography";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { DeclarationTag } from "#components/projects/DeclarationTag.tsx";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { Disclosure } from "#components/ui/Disclosure.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { Fact, Facts } from "#components/ui/Facts.tsx";
import { TextAreaInput, TextInput } from "#components/ui/fields.tsx";
import { Moment } from "#components/ui/Moment.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import type { Actor } from "#lib/auth/actor.ts";
import { dayOf, now } from "#lib/clock.ts";
import { isDemonstrationCertificate } from "#lib/documents/certificate.ts";
import { takenOutOfUse } from "#lib/projects/declaration/content.ts";
import { declarationsOf, type ProjectDeclaration } from "#lib/projects/declaration/queries.ts";
import { mayDecide } from "#lib/projects/policy.ts";
import { institution } from "#lib/projects/queries/settings.ts";
import type { PageProject } from "#lib/projects/queries.ts";
import { informAuthority, publish, withdraw } from "./actions.ts";

type Props = { actor: Actor; project: PageProject };

/** Every declaration of the project, newest first, with what has become of it and what can be done with it. */
export async function DeclarationsPanel({ actor, project }: Props) {
  const t = await getTranslations("projects.conclude");
  const declarations = await declarationsOf(actor, project.id);
  const decides = mayDecide(actor, project) && project.phase !== "retired";
  return (
    <Panel title={t("declarations")} id="declarations">
      {declarations.length === 0 ? (
        <EmptyState>{t("none")}</EmptyState>
      ) : (
        <ul className="flex flex-col divide-y divide-(--ax-border-neutral-subtle)">
          {declarations.map((declaration, position) => (
            <li key={declaration.id} className="flex flex-col gap-4 py-5 first:pt-0">
              <Declared declaration={declaration} number={project.number} />
              {position === 0 && <Authority {...{ declaration, project, decides }} />}
              {decides && <Steps declaration={declaration} />}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

async function Declared({ declaration, number }: { declaration: ProjectDeclaration; number: string }) {
  const t = await getTranslations();
  const file = `/projects/${number}/conclude/declaration?revision=${declaration.revision}`;
  const reason =
    declaration.endedBecause === takenOutOfUse ? t("declarations.takenOutOfUse") : declaration.endedBecause;
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <Heading level="3" size="xsmall">
          {t("projects.conclude.revision", { revision: declaration.revision })}
        </Heading>
        <DeclarationTag state={declaration.state} />
      </div>
      {isDemonstrationCertificate(declaration.certificate) && (
        <Alert variant="info" size="small" inline>
          {t("projects.conclude.demonstration")}
        </Alert>
      )}
      <Facts>
        <Fact label={t("projects.conclude.registration")}>{declaration.registration}</Fact>
        <Fact label={t("projects.conclude.signedBy")}>
          {declaration.signedBy}, {declaration.signerFunction}, {declaration.place}{" "}
          <Moment at={declaration.signedAt} />
        </Fact>
        {declaration.publishedAt && (
          <Fact label={t("projects.conclude.published")}>
            <Moment at={declaration.publishedAt} />{" "}
            <Link href={`/declarations/${number}` as "/projects"} className="underline">
              {t("projects.conclude.publicPage")}
            </Link>
          </Fact>
        )}
        {declaration.endedAt && (
          <Fact label={t("projects.conclude.ended")}>
            <Moment at={declaration.endedAt} /> {reason}
          </Fact>
        )}
        <Fact label={t("projects.conclude.certificate")}>
          <span className="break-all">{declaration.certificate}</span>
        </Fact>
        <Fact label={t("projects.conclude.hash")}>
          <span className="break-all">{declaration.contentSha256}</span>
        </Fact>
      </Facts>
      <p className="no-print flex flex-wrap gap-x-6 gap-y-2">
        <a href={file} className="underline">
          {t("projects.conclude.file")}
        </a>
        <a href={`${file}&lang=en`} className="underline">
          {t("projects.conclude.english")}
        </a>
      </p>
    </>
  );
}

/** HSLF-FS 2021:32, 4 kap. 2 §: the supervisory authority is told of a device that is made and used. */
async function Authority(props: { declaration: ProjectDeclaration; project: PageProject; decides: boolean }) {
  const { declaration, project, decides } = props;
  const t = await getTranslations("projects.conclude");
  const authority = (await institution()).authority;
  const { informedOn, informedBy, informedNote } = declaration;
  return (
    <div id="authority" className="flex max-w-4xl flex-col gap-3">
      {informedOn ? (
        <Alert variant="success" size="small" inline>
          {t("authorityDone", {
            authority: declaration.authority ?? authority,
            day: informedOn.toISOString().slice(0, 10),
            name: informedBy ?? "",
          })}{" "}
          {informedNote}
        </Alert>
      ) : (
        <Alert variant="warning" size="small" inline>
          {t("authorityMissing", { authority })}
        </Alert>
      )}
      {decides && (
        <Disclosure header={t("authority")} className="no-print">
          <ActionForm
            action={informAuthority}
            hidden={{ projectId: project.id, id: declaration.id, version: declaration.version }}
            prefix="inform-"
            submitLabel={t("inform")}
            submitSize="small"
          >
            <TextInput
              name="authority"
              label={t("authorityName")}
              defaultValue={declaration.authority ?? authority}
              maxLength={200}
            />
            <TextInput
              name="informedOn"
              type="date"
              label={t("informedOn")}
              defaultValue={(informedOn?.toISOString() ?? dayOf(now())).slice(0, 10)}
            />
            <TextAreaInput
              name="informedNote"
              label={t("informedNote")}
              rows={2}
              maxLength={2000}
              optional
              defaultValue={informedNote}
            />
          </ActionForm>
        </Disclosure>
      )}
    </div>
  );
}

async function Steps({ declaration }: { declaration: ProjectDeclaration }) {
  const t = await getTranslations("projects.conclude");
  const hidden = { projectId: declaration.projectId, id: declaration.id, version: declaration.version };
  const open = declaration.state === "signed" || declaration.state === "published";
  if (!open) return null;
  return (
    <div className="no-print flex max-w-4xl flex-col gap-4">
      {declaration.state === "signed" && (
        <div>
          <p className="pb-2">{t("publishHint")}</p>
          <ActionForm
            action={publish}
            hidden={hidden}
            prefix={`publish-${declaration.id}-`}
            submitLabel={t("publish")}
          />
        </div>
      )}
      <Disclosure header={t("withdraw")}>
        <ActionForm
          action={withdraw}
          hidden={hidden}
          prefix={`withdraw-${declaration.id}-`}
          submitLabel={t("withdraw")}
          submitSize="small"
          danger
        >
          <TextAreaInput name="reason" label={t("withdrawReason")} rows={2} maxLength={1000} />
        </ActionForm>
      </Disclosure>
    </div>
  );
}
