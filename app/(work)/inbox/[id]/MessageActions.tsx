import { Button } from "@navikt/ds-react/Button";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { noticeDefaults } from "#components/notices/defaults.ts";
import { NoticeFields } from "#components/notices/NoticeFields.tsx";
import { readingsOf } from "#components/notices/readings.tsx";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { TextAreaInput } from "#components/ui/fields.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { isReturnable, isWaiting } from "#lib/intake/policy.ts";
import type { casesToLink, WholeMessage } from "#lib/intake/queries.ts";
import { standingOfMessage, withTitle } from "#lib/intake/review.ts";
import type { marksOf } from "#lib/notices/marks.ts";
import { shownMarks } from "#lib/notices/shown.ts";
import { dismiss, putBack, registerAsCase, retry } from "./actions.ts";
import type { Target } from "./Comparison.tsx";
import { LinkForm } from "./LinkForm.tsx";

type Candidates = Awaited<ReturnType<typeof casesToLink>>;
type Props = {
  message: WholeMessage;
  search: string;
  candidates: Candidates;
  target: Target;
  /** Where the facts stand in the document beside the form. */
  marks: ReturnType<typeof marksOf>;
};

/** What a person can do with the message, by where it stands: the likeliest first and open. */
export async function MessageActions({ message, search, candidates, target, marks }: Props) {
  const t = await getTranslations("inbox.actions");
  const hidden = { messageId: message.id, version: message.version };
  if (isReturnable(message.fate))
    return (
      <ActionForm
        action={putBack}
        hidden={hidden}
        prefix="return-"
        submitLabel={t("return")}
        submitVariant="secondary"
      >
        {message.fate === "revision_of_case" && <p>{t("returnRevision")}</p>}
      </ActionForm>
    );
  if (!isWaiting(message.fate)) return null;
  const standing = standingOfMessage(message.facts, message.review);
  const columns = withTitle(standing.columns, message);
  const proposed = message.fate === "link_proposed" && message.case !== null;
  const registering = (
    <Choice
      title={t("register")}
      lead={t("registerLead")}
      open={message.recognised && !proposed && search === ""}
    >
      <ActionForm
        action={registerAsCase}
        hidden={{ ...hidden, shown: shownMarks(columns) }}
        prefix="register-"
        submitLabel={t("register")}
        className="flex flex-col gap-6"
        footer={
          <Button type="submit" name="keep" value="yes" variant="secondary">
            {t("keepFacts")}
          </Button>
        }
      >
        <NoticeFields
          defaults={noticeDefaults(columns)}
          readings={
            message.facts || message.review
              ? readingsOf({ standing, facts: message.facts, marks, prefix: "register-" })
              : {}
          }
        />
      </ActionForm>
    </Choice>
  );
  return (
    <div className="no-print flex flex-col gap-3">
      {message.fate === "quarantined" && message.fateReason !== "tooLarge" && (
        <ActionForm
          action={retry}
          hidden={hidden}
          prefix="retry-"
          submitLabel={t("retry")}
          submitVariant="secondary"
        />
      )}
      {!proposed && registering}
      <Choice title={t("link")} lead={t("linkLead")} open={proposed || search !== ""}>
        <LinkForm message={message} search={search} candidates={candidates} target={target} />
      </Choice>
      {proposed && registering}
      <Choice title={t("dismiss")} lead={t("dismissLead")}>
        <ActionForm
          action={dismiss}
          hidden={hidden}
          prefix="dismiss-"
          submitLabel={t("dismiss")}
          submitVariant="secondary"
        >
          <TextAreaInput name="reason" label={t("reason")} rows={2} maxLength={2000} />
        </ActionForm>
      </Choice>
    </div>
  );
}

type ChoiceProps = { title: string; lead: string; open?: boolean; children: ReactNode };

/** One thing that can be done, folded up unless it is the likeliest. */
function Choice({ title, lead, open = false, children }: ChoiceProps) {
  return (
    <Panel>
      <details open={open}>
        <summary className="cursor-pointer text-lg font-semibold">{title}</summary>
        <p className="pt-2 pb-4 text-(--ax-text-neutral-subtle)">{lead}</p>
        {children}
      </details>
    </Panel>
  );
}
