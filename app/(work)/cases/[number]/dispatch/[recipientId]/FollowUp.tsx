import { Alert } from "@navikt/ds-react/Alert";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { BounceNote } from "#components/mail/BounceNote.tsx";
import { MailTrouble } from "#components/mail/MailTrouble.tsx";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { TextAreaInput, TextInput } from "#components/ui/fields.tsx";
import { Moment } from "#components/ui/Moment.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { RefreshSoon } from "#components/ui/RefreshSoon.tsx";
import { dayOf, now } from "#lib/clock.ts";
import { linkState } from "#lib/dispatch/links.ts";
import { isAwaited } from "#lib/dispatch/progress.ts";
import type { RecipientDetail } from "#lib/dispatch/queries/overview.ts";
import type { RecipientMessages } from "#lib/intake/queries/recipient.ts";
import { withReportsThatHold } from "#lib/mail/delay.ts";
import { changeAddress, remindOne, renew, reportClosed, revoke, unwaive, waive } from "../actions.ts";
import { MailsFrom } from "./MailsFrom.tsx";

type Part = { recipient: RecipientDetail };

/** What a coordinator sees and does about one recipient: its mail, its link, its answer. */
export async function FollowUp({ recipient, messages }: Part & { messages: RecipientMessages }) {
  return (
    <div className="no-print flex min-w-0 flex-col gap-5">
      <MailPanel recipient={recipient} />
      <MailsFrom messages={messages} />
      <WaivePanel recipient={recipient} />
      {recipient.kind === "own_handling" && <ClosurePanel recipient={recipient} />}
    </div>
  );
}

const versionOf = ({ id, version }: RecipientDetail) => ({ recipientId: id, version });

async function MailPanel({ recipient }: Part) {
  const t = await getTranslations("dispatch");
  const mail = recipient.mail && withReportsThatHold(recipient.mail, now());
  const state = linkState(recipient, now());
  return (
    <Panel title={t("mailAndLink")}>
      {(mail?.state === "queued" || mail?.state === "sending") && <RefreshSoon />}
      <div className="flex flex-col gap-4">
        <dl className="grid grid-cols-[max-content_1fr] gap-x-4 gap-y-1 text-sm [overflow-wrap:anywhere]">
          <Fact label={t("address")}>{recipient.email}</Fact>
          {mail && (
            <Fact label={t("mail.label")}>
              {t(`mailStates.${mail.bouncedAt ? "bounced" : mail.state}`)}{" "}
              <Moment at={mail.bouncedAt ?? mail.sentAt ?? mail.createdAt} />
              {mail.state === "failed" && !mail.bouncedAt && (
                <span className="block">
                  <MailTrouble lastError={mail.lastError} />
                </span>
              )}
            </Fact>
          )}
          <Fact label={t("link")}>
            {t(`linkStates.${state}`, {
              day: recipient.linkExpiresAt ? dayOf(recipient.linkExpiresAt) : "",
            })}
          </Fact>
        </dl>
        {mail && (mail.bouncedAt || mail.bounces[0]?.action === "delayed") && (
          <Alert variant={mail.bouncedAt ? "error" : "warning"} size="small">
            <BounceNote mail={mail} detailed />
          </Alert>
        )}
        <div className="flex flex-wrap items-start gap-3">
          {isAwaited(recipient) && (
            <ActionForm
              action={remindOne}
              prefix="remind-"
              hidden={versionOf(recipient)}
              submitLabel={t("remind")}
              submitSize="small"
            />
          )}
          <ActionForm
            action={renew}
            prefix="renew-"
            hidden={versionOf(recipient)}
            submitLabel={t("renew")}
            submitVariant="secondary"
            submitSize="small"
          />
          {state === "valid" && (
            <ActionForm
              action={revoke}
              prefix="revoke-"
              hidden={versionOf(recipient)}
              submitLabel={t("revoke")}
              submitVariant="secondary"
              submitSize="small"
              danger
            />
          )}
        </div>
        <p className="text-sm text-(--ax-text-neutral-subtle)">{t("remindHelp")}</p>
        <Folded label={t("changeAddress")} open={Boolean(mail?.bouncedAt)}>
          <ActionForm
            action={changeAddress}
            prefix="email-"
            hidden={versionOf(recipient)}
            submitLabel={t("changeAddressSend")}
            submitVariant="secondary"
            submitSize="small"
          >
            <TextInput name="email" type="email" size="small" label={t("newAddress")} />
          </ActionForm>
        </Folded>
      </div>
    </Panel>
  );
}

async function WaivePanel({ recipient }: Part) {
  const t = await getTranslations("dispatch");
  if (recipient.waivedAt)
    return (
      <Panel title={t("waived")}>
        <div className="flex flex-col gap-4 [overflow-wrap:anywhere]">
          <p>
            {recipient.waivedReason}{" "}
            <span className="text-sm text-(--ax-text-neutral-subtle)">
              {recipient.waivedBy}, <Moment at={recipient.waivedAt} />
            </span>
          </p>
          <ActionForm
            action={unwaive}
            prefix="unwaive-"
            hidden={versionOf(recipient)}
            submitLabel={t("unwaive")}
            submitVariant="secondary"
            submitSize="small"
          />
        </div>
      </Panel>
    );
  if (!isAwaited(recipient)) return null;
  return (
    <Panel title={t("waive")}>
      <ActionForm
        action={waive}
        prefix="waive-"
        hidden={versionOf(recipient)}
        submitLabel={t("waiveSubmit")}
        submitVariant="secondary"
        submitSize="small"
      >
        <TextAreaInput name="reason" size="small" rows={2} label={t("waiveReason")} />
      </ActionForm>
    </Panel>
  );
}

async function ClosurePanel({ recipient }: Part) {
  const t = await getTranslations("dispatch");
  if (recipient.closureReportedAt) return null;
  return (
    <Panel title={t("reportClosure")}>
      <ActionForm
        action={reportClosed}
        prefix="closure-"
        hidden={versionOf(recipient)}
        submitLabel={t("reportClosureSubmit")}
        submitVariant="secondary"
        submitSize="small"
      >
        <TextAreaInput
          name="report"
          size="small"
          rows={2}
          label={t("closureReport")}
          description={t("closureHelp")}
        />
      </ActionForm>
    </Panel>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-(--ax-text-neutral-subtle)">{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Folded({ label, open, children }: { label: string; open: boolean; children: ReactNode }) {
  return (
    <details open={open}>
      <summary className="cursor-pointer text-sm font-semibold">{label}</summary>
      <div className="pt-3">{children}</div>
    </details>
  );
}
