import { Alert } from "@navikt/ds-react/Alert";
import { getTranslations } from "next-intl/server";
import { MovedTo } from "#components/cases/MovedTo.tsx";
import { FactList } from "#components/notices/FactList.tsx";
import { RevisionChanges } from "#components/notices/RevisionChanges.tsx";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { LinkButton } from "#components/ui/LinkButton.tsx";
import { Moment } from "#components/ui/Moment.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import type { Actor } from "#lib/auth/actor.ts";
import type { PageCase } from "#lib/cases/page.ts";
import { mayEditNotice } from "#lib/cases/policy.ts";
import type { CaseNotice } from "#lib/notices/queries.ts";
import { standingOf } from "#lib/notices/review.ts";
import { confirm } from "./notice/actions.ts";

type Props = { actor: Actor; found: PageCase; notices: CaseNotice[] };

/** The notice that the case is about, newest revision first, with the source of each fact. */
export async function CaseNotices({ actor, found, notices }: Props) {
  const t = await getTranslations("notice");
  const [current, ...earlier] = notices;
  if (!current) {
    const to = found.duplicateOf?.number;
    return <Panel title={t("title")}>{to ? <MovedTo what="notice.movedTo" number={to} /> : t("none")}</Panel>;
  }
  const before = earlier.find(({ originCaseId }) => originCaseId === current.originCaseId);
  const mayEdit = mayEditNotice(actor) && found.status !== "closed";
  return (
    <Panel
      title={
        notices.length > 1 ? `${t("title")} – ${t("revision", { revision: current.revision })}` : t("title")
      }
      actions={
        <LinkButton href={`/cases/${found.number}/notice`} variant="secondary" size="small">
          {t(mayEdit ? "review.sheet" : "review.open")}
        </LinkButton>
      }
    >
      <div className="flex flex-col gap-5">
        <Confirmation notice={current} caseId={found.id} mayEdit={mayEdit} />
        {before && (
          <section className="flex flex-col gap-3 rounded-lg border border-(--ax-border-neutral-subtle) p-4">
            <h3 className="font-semibold">{t("changes.title", { revision: before.revision })}</h3>
            <RevisionChanges before={before} after={current} />
          </section>
        )}
        <FactList
          standing={standingOf(current, current.facts)}
          facts={current.facts}
          documentHref={`/cases/${found.number}/notice`}
          compact
        />
        {earlier.length > 0 && (
          <section className="flex flex-col gap-2">
            <h3 className="font-semibold">{t("earlier")}</h3>
            {earlier.map((notice) => (
              <details key={notice.id}>
                <summary className="cursor-pointer">{t("revision", { revision: notice.revision })}</summary>
                <div className="py-3 pl-4">
                  <FactList
                    standing={standingOf(notice, notice.facts)}
                    facts={notice.facts}
                    documentHref={null}
                    compact
                  />
                </div>
              </details>
            ))}
          </section>
        )}
      </div>
    </Panel>
  );
}

type ConfirmationProps = { notice: CaseNotice; caseId: string; mayEdit: boolean };

/** Whether a person has gone through what was read; who may do so gets the button. */
async function Confirmation({ notice, caseId, mayEdit }: ConfirmationProps) {
  const t = await getTranslations("notice");
  if (notice.confirmedAt)
    return (
      <p className="text-sm text-(--ax-text-neutral-subtle)">
        {t("confirmedAt")} <Moment at={notice.confirmedAt} />
      </p>
    );
  return (
    <Alert variant="warning" size="small">
      <div className="flex flex-col gap-3">
        <span>{t("unconfirmed")}</span>
        {mayEdit && (
          <ActionForm
            action={confirm}
            hidden={{ caseId, noticeId: notice.id, version: notice.version }}
            prefix="confirm-"
            submitLabel={t("confirm")}
            submitVariant="secondary"
            submitSize="small"
          />
        )}
      </div>
    </Alert>
  );
}
