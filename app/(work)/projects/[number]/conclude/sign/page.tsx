import { Alert } from "@navikt/ds-react/Alert";
import { Heading } from "@navikt/ds-react/Typography";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SigningProblem } from "#components/projects/SigningProblem.tsx";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { TextInput } from "#components/ui/fields.tsx";
import { MissingList } from "#components/ui/MissingList.tsx";
import { signsByAddress } from "#lib/auth/queries.ts";
import { requirePage } from "#lib/auth/session.ts";
import { now } from "#lib/clock.ts";
import { signingProblem, signingState } from "#lib/documents/certificate.ts";
import { sha256Of } from "#lib/documents/store.ts";
import { declarationPdf } from "#lib/projects/declaration/pdf.ts";
import { currentDraft } from "#lib/projects/declaration/queries.ts";
import { declarationDraftSchema } from "#lib/projects/declaration/schema.ts";
import { pageProject } from "#lib/projects/page.ts";
import { mayDecide } from "#lib/projects/policy.ts";
import { currentFacts } from "#lib/projects/queries/facts.ts";
import { obstacles } from "#lib/projects/workflow.ts";
import { sign } from "../actions.ts";

type Props = {
  params: Promise<{ number: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The exact declaration, for reading, and the signature under it. Reading changes nothing. */
export default async function SignPage({ params, searchParams }: Props) {
  const actor = await requirePage("projects.decide");
  const project = await pageProject(actor, (await params).number);
  const back = `/projects/${project.number}/conclude`;
  const draft = declarationDraftSchema.safeParse(await searchParams);
  if (!draft.success || project.phase !== "conclude" || !mayDecide(actor, project))
    redirect(back as "/projects");
  const t = await getTranslations("projects.conclude");
  const missing = obstacles("release", await currentFacts(actor, project.id));
  const content = await currentDraft(actor, project.id, draft.data, now());
  const contentSha256 = sha256Of(await declarationPdf(content, "sv"));
  // The hash makes the frame show another document as soon as another one would be signed.
  const file = `${back}/declaration?${new URLSearchParams({ ...draft.data, shown: contentSha256 })}`;
  const byAddress = await signsByAddress(actor);
  const state = signingState();
  const problem = await signingProblem(now());
  return (
    <section className="flex flex-col gap-5 rounded-lg border border-(--ax-border-neutral-subtle) bg-(--ax-bg-default) p-4 sm:p-6">
      <div className="max-w-4xl">
        <Heading level="2" size="small">
          {t("signTitle")}
        </Heading>
        <p className="pt-1">{t("signLead")}</p>
      </div>
      {missing.length > 0 && (
        <Alert variant="warning">
          <strong>{t("missing")}</strong>
          <MissingList missing={missing} />
        </Alert>
      )}
      <iframe
        key={contentSha256}
        src={file}
        title={t("frame")}
        className="hidden h-[75vh] w-full border border-(--ax-border-neutral) sm:block"
      />
      <a href={file} target="_blank" rel="noreferrer" className="underline">
        {t("open")}
      </a>
      {state === "demonstration" && (
        <Alert variant="info" size="small">
          {t("demonstration")}
        </Alert>
      )}
      {state === "none" && <Alert variant="warning">{t("noCertificate")}</Alert>}
      {problem && <SigningProblem problem={problem} />}
      {missing.length === 0 && state !== "none" && !problem && (
        <div className="max-w-xl">
          <ActionForm
            action={sign}
            hidden={{
              projectId: project.id,
              version: project.version,
              ...draft.data,
              contentSha256,
              shown: JSON.stringify(content),
            }}
            submitLabel={t("sign")}
          >
            <TextInput
              name="password"
              type={byAddress ? "email" : "password"}
              label={t(byAddress ? "demoPassword" : "password")}
              description={byAddress ? t("demoPasswordHint", { email: actor.email }) : t("passwordHint")}
              autoComplete={byAddress ? "off" : "current-password"}
            />
          </ActionForm>
        </div>
      )}
      <Link href={back as "/projects"} className="underline">
        {t("backToConclude")}
      </Link>
    </section>
  );
}
