import { Alert } from "@navikt/ds-react/Alert";
import { Button } from "@navikt/ds-react/Button";
import { BodyShort, Heading } from "@navikt/ds-react/Typography";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { Disclosure } from "#components/ui/Disclosure.tsx";
import { LinkButton } from "#components/ui/LinkButton.tsx";
import { MissingList } from "#components/ui/MissingList.tsx";
import type { Actor } from "#lib/auth/actor.ts";
import type { PageCase } from "#lib/cases/page.ts";
import { mayCoordinate, mayTransition, seesWorkingMaterial } from "#lib/cases/policy.ts";
import { currentFacts } from "#lib/cases/queries/handling.ts";
import { type CaseFacts, obstacles, type Verb, verbsFrom } from "#lib/cases/workflow.ts";
import type { Missing } from "#lib/errors.ts";
import type { FormState } from "#lib/forms/action.ts";
import type { CaseStatus } from "#prisma/generated/enums.ts";

type Action = (previous: FormState, formData: FormData) => Promise<FormState>;

/** The verbs that ask nothing more than the press of a button. */
export type PressVerb = "startGathering" | "submitChecklist" | "completeActions";

type Props = {
  actor: Actor;
  found: PageCase;
  /** The server actions of the buttons: routes hand them in. */
  actions: Record<PressVerb | "takeOver", Action>;
};

/** What moves a case on from each status: the primary button. */
const primaryVerb: Partial<Record<CaseStatus, Verb>> = {
  received: "startGathering",
  gathering: "submitChecklist",
  coordinating: "decideHandling",
  acting: "completeActions",
  following_up: "close",
};

/** Where the form of a verb is. */
const formPages: Record<Exclude<Verb, PressVerb>, string> = {
  decideHandling: "/handling#decision",
  returnChecklist: "/handling/return",
  close: "/handling/close",
  dismiss: "/handling/dismiss",
  markDuplicate: "/handling/duplicate",
  undoDuplicate: "/handling/duplicate",
  handOver: "/handling/hand-over",
  reopen: "/handling/reopen",
};

function isPress(verb: Verb): verb is PressVerb {
  return verb === "startGathering" || verb === "submitChecklist" || verb === "completeActions";
}

/** The verbs that the person may take now, as far as table and roles say; the guards are shown beside them. */
function verbsNow(actor: Actor, found: PageCase): Verb[] {
  const possible = verbsFrom(found.status).filter((verb) => mayTransition(actor, verb, found.status));
  // A duplicate is undone, any other closed case reopened.
  const hidden: Verb = found.outcome === "duplicate" ? "reopen" : "undoDuplicate";
  return possible.filter((verb) => verb !== hidden);
}

/**
 * What the case waits for and from whom, and what this person can do about it: the way on first, with everything
 * that stands in its way, the rest under "Fler åtgärder".
 */
export async function NextStep({ actor, found, actions }: Props) {
  const t = await getTranslations();
  const working = seesWorkingMaterial(actor);
  const facts = working ? await currentFacts(actor, found.id) : null;
  const verbs = verbsNow(actor, found);
  const primary = verbs.find((verb) => verb === primaryVerb[found.status]);
  const others = verbs.filter((verb) => verb !== primary);
  const coordinates = mayCoordinate(actor) && found.status !== "closed";
  return (
    <section
      aria-labelledby="next-step"
      className="flex flex-col gap-4 rounded-lg border border-(--ax-border-accent-subtle) bg-(--ax-bg-accent-soft) p-4 sm:p-6 print:border-0 print:p-0"
    >
      <div className="max-w-4xl">
        <Heading level="2" size="small" id="next-step">
          {t("nextStep.title")}
        </Heading>
        <BodyShort>{t(`nextStep.waits.${found.status}`)}</BodyShort>
        {working && verbs.length === 0 && found.status !== "closed" && (
          <BodyShort className="text-(--ax-text-neutral-subtle)">{t("nextStep.notYou")}</BodyShort>
        )}
      </div>
      {found.status === "gathering" && found.returnedBecause && (
        <Alert variant="warning" size="small">
          {t("nextStep.returned", { reason: found.returnedBecause })}
        </Alert>
      )}
      {facts && primary && <Primary verb={primary} facts={facts} found={found} actions={actions} />}
      {facts && !primary && <Waiting verb={primaryVerb[found.status]} facts={facts} />}
      {(others.length > 0 || coordinates) && facts && (
        <Disclosure header={t("nextStep.others")} className="no-print">
          <div className="flex flex-wrap items-start gap-3">
            {others.map((verb) => (
              <Other key={verb} verb={verb} facts={facts} found={found} actions={actions} />
            ))}
            {coordinates && <Ownership actor={actor} found={found} takeOver={actions.takeOver} />}
          </div>
        </Disclosure>
      )}
    </section>
  );
}

type VerbProps = { verb: Verb; facts: CaseFacts; found: PageCase; actions: Props["actions"] };

async function Obstacles({ verb, missing }: { verb: Verb; missing: Missing[] }) {
  const t = await getTranslations();
  if (missing.length === 0) return null;
  return (
    <div className="max-w-4xl">
      <p className="font-semibold">{t("nextStep.missing", { verb: t(`verbs.${verb}`) })}</p>
      <MissingList missing={missing} />
    </div>
  );
}

async function Primary({ verb, facts, found, actions }: VerbProps) {
  const missing = obstacles(verb, facts);
  // Decided and nothing sent: the way on is the dispatch, not the end of the actions.
  const sendFirst = found.status === "acting" && facts.recipients === 0 && missing.length === 0;
  return (
    <div className="flex flex-col gap-4">
      <Obstacles verb={verb} missing={missing} />
      <div className="no-print flex flex-wrap items-start gap-4">
        {sendFirst && <NextPlace found={found} primary />}
        <VerbButton
          verb={verb}
          found={found}
          actions={actions}
          refused={missing.length > 0}
          primary={!sendFirst}
        />
        {!sendFirst && <NextPlace found={found} />}
      </div>
    </div>
  );
}

/** For those who cannot take the step themselves: what it still needs. */
async function Waiting({ verb, facts }: { verb: Verb | undefined; facts: CaseFacts }) {
  return verb ? <Obstacles verb={verb} missing={obstacles(verb, facts)} /> : null;
}

async function Other({ verb, facts, found, actions }: VerbProps) {
  const missing = obstacles(verb, facts);
  return (
    <div className="flex flex-col gap-2">
      <VerbButton verb={verb} found={found} actions={actions} refused={missing.length > 0} />
      <Obstacles verb={verb} missing={missing} />
    </div>
  );
}

type ButtonProps = Pick<VerbProps, "verb" | "found" | "actions"> & { refused: boolean; primary?: boolean };

async function VerbButton({ verb, found, actions, refused, primary = false }: ButtonProps) {
  const t = await getTranslations("verbs");
  const variant = primary ? "primary" : "secondary";
  const size = primary ? "medium" : "small";
  if (refused)
    return (
      <Button type="button" disabled variant={variant} size={size}>
        {t(verb)}
      </Button>
    );
  if (isPress(verb))
    return (
      <ActionForm
        action={actions[verb]}
        hidden={{ caseId: found.id, version: found.version }}
        prefix={`${verb}-`}
        submitLabel={t(verb)}
        submitVariant={variant}
        submitSize={size}
      />
    );
  return (
    <LinkButton href={`/cases/${found.number}${formPages[verb]}`} variant={variant} size={size}>
      {t(verb)}
    </LinkButton>
  );
}

/** Where the work of the present status is done, when that is another page than this. */
async function NextPlace({
  found,
  primary = false,
}: {
  found: PageCase;
  primary?: boolean;
}): Promise<ReactNode> {
  const t = await getTranslations("nextStep");
  const base = `/cases/${found.number}`;
  if (found.status === "gathering")
    return (
      <LinkButton href={`${base}/checklist`} variant="secondary">
        {t("toChecklist")}
      </LinkButton>
    );
  if (found.status === "acting")
    return (
      <LinkButton href={`${base}/dispatch`} variant={primary ? "primary" : "secondary"}>
        {t("toDispatch")}
      </LinkButton>
    );
  return null;
}

async function Ownership({ actor, found, takeOver }: { actor: Actor; found: PageCase; takeOver: Action }) {
  const t = await getTranslations("verbs");
  return (
    <>
      {found.owner?.id !== actor.id && (
        <ActionForm
          action={takeOver}
          hidden={{ caseId: found.id, version: found.version, ownerId: actor.id }}
          prefix="takeOver-"
          submitLabel={t("takeOver")}
          submitVariant="secondary"
          submitSize="small"
        />
      )}
      <LinkButton href={`/cases/${found.number}/handling/owner`} variant="secondary" size="small">
        {t("assignOwner")}
      </LinkButton>
    </>
  );
}
