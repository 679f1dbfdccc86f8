import { getTranslations } from "next-intl/server";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { TextAreaInput } from "#components/ui/fields.tsx";
import { MissingList } from "#components/ui/MissingList.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import type { Actor } from "#lib/auth/actor.ts";
import type { PageCase } from "#lib/cases/page.ts";
import { mayTransition } from "#lib/cases/policy.ts";
import { currentFacts } from "#lib/cases/queries/handling.ts";
import { obstacles, type Verb } from "#lib/cases/workflow.ts";
import { returnChecklist, startGathering, submitChecklist } from "../gatheringActions.ts";

/** The verb that the form itself leads to in each status. */
const verbOf: Partial<Record<PageCase["status"], Verb>> = {
  received: "startGathering",
  gathering: "submitChecklist",
  coordinating: "returnChecklist",
};

/** What is done with the form as a whole: start it, send it on, send it back. */
export async function Steps({ actor, found }: { actor: Actor; found: PageCase }) {
  const verb = verbOf[found.status];
  if (!verb || !mayTransition(actor, verb, found.status)) return null;
  if (verb === "startGathering") return <Start found={found} />;
  return verb === "submitChecklist" ? <Submit actor={actor} found={found} /> : <SendBack found={found} />;
}

async function Start({ found }: { found: PageCase }) {
  const t = await getTranslations("checklist.steps");
  return (
    <Panel title={t("start.title")} id="start">
      <p className="max-w-3xl pb-4">{t("start.text")}</p>
      <ActionForm
        action={startGathering}
        hidden={{ caseId: found.id, version: found.version }}
        prefix="start-"
        submitLabel={t("start.button")}
      />
    </Panel>
  );
}

async function Submit({ actor, found }: { actor: Actor; found: PageCase }) {
  const t = await getTranslations("checklist.steps");
  const missing = obstacles("submitChecklist", await currentFacts(actor, found.id));
  return (
    <Panel title={t("submit.title")} id="submit">
      <div className="flex max-w-3xl flex-col gap-4">
        <p>{t("submit.text")}</p>
        {missing.length > 0 && (
          <div>
            <p className="font-semibold">{t("submit.missing")}</p>
            <MissingList missing={missing} />
          </div>
        )}
        <ActionForm
          action={submitChecklist}
          hidden={{ caseId: found.id, version: found.version }}
          prefix="submit-"
          submitLabel={t("submit.button")}
          submitVariant={missing.length > 0 ? "secondary" : "primary"}
        />
      </div>
    </Panel>
  );
}

async function SendBack({ found }: { found: PageCase }) {
  const t = await getTranslations("checklist.steps");
  return (
    <Panel title={t("return.title")} id="return">
      <div className="flex max-w-3xl flex-col gap-4">
        <p>{t("return.text")}</p>
        <ActionForm
          action={returnChecklist}
          hidden={{ caseId: found.id, version: found.version, number: found.number }}
          submitLabel={t("return.button")}
          submitVariant="secondary"
        >
          <TextAreaInput name="reason" label={t("return.reason")} maxLength={4000} />
        </ActionForm>
      </div>
    </Panel>
  );
}
