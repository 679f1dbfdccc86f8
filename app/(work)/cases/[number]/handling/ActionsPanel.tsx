import { Tag } from "@navikt/ds-react/Tag";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { Disclosure } from "#components/ui/Disclosure.tsx";
import { DueDay } from "#components/ui/DueDay.tsx";
import { RadioInput, TextAreaInput } from "#components/ui/fields.tsx";
import { LinkButton } from "#components/ui/LinkButton.tsx";
import { Day } from "#components/ui/Moment.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import type { Actor } from "#lib/auth/actor.ts";
import type { PageCase } from "#lib/cases/page.ts";
import { mayCoordinate, maySettleAction, seesWorkingMaterial } from "#lib/cases/policy.ts";
import { type CaseAction, caseActions } from "#lib/cases/queries/handling.ts";
import { actionStatuses } from "#lib/cases/workflow.ts";
import { dayOf, now } from "#lib/clock.ts";
import { reopenAction, settleAction } from "./actions.ts";

type Props = { actor: Actor; found: PageCase };

/** What is to be done, by whom and by when; each with the way to settle it for those who may. */
export async function ActionsPanel({ actor, found }: Props) {
  const t = await getTranslations("handling.actions");
  const actions = await caseActions(actor, found.id);
  const open = (actionStatuses as readonly string[]).includes(found.status);
  const settled = actions.filter((action) => action.state !== "open").length;
  const coordinates = mayCoordinate(actor);
  return (
    <Panel
      title={t("title")}
      id="actions"
      actions={
        open &&
        coordinates && (
          <div className="no-print">
            <LinkButton href={`/cases/${found.number}/handling/actions/new`} variant="secondary" size="small">
              {t("add")}
            </LinkButton>
          </div>
        )
      }
    >
      {actions.length === 0 ? (
        <p className="max-w-3xl">{seesWorkingMaterial(actor) ? t("none") : t("noneForYou")}</p>
      ) : (
        <>
          <p className="pb-2 text-sm text-(--ax-text-neutral-subtle)">
            {t("progress", { done: settled, all: actions.length })}
          </p>
          <ul className="divide-y divide-(--ax-border-neutral-subtle) border-t border-(--ax-border-neutral-subtle)">
            {actions.map((action) => (
              <ActionRow
                key={action.id}
                action={action}
                number={found.number}
                settles={open && maySettleAction(actor, action)}
                changes={open && coordinates}
              />
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}

const stateColors = { open: "warning", done: "success", waived: "neutral" } as const;

type RowProps = { action: CaseAction; number: string; settles: boolean; changes: boolean };

async function ActionRow({ action, number, settles, changes }: RowProps) {
  const t = await getTranslations();
  const { id, state, kind, performer, description, owner, ownerName, unit } = action;
  const people = [t(`performers.${performer}`), unit?.name, owner?.name, ownerName].filter(Boolean);
  return (
    <li
      id={`action-${id}`}
      className="grid gap-x-6 gap-y-2 py-4 target:bg-(--ax-bg-accent-soft) md:grid-cols-[minmax(0,1fr)_10rem]"
    >
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-2">
          <Tag size="small" variant="moderate" data-color={stateColors[state]}>
            {t(`actionStates.${state}`)}
          </Tag>
          <span className="text-sm text-(--ax-text-neutral-subtle)">{t(`actionKinds.${kind}`)}</span>
        </div>
        <p className="pt-1 font-semibold whitespace-pre-line break-words">{description}</p>
        <p className="text-sm">{people.join(" · ")}</p>
        {action.settledAt && (
          <p className="pt-1 text-sm whitespace-pre-line break-words">
            {t("handling.actions.settledBy", {
              by: action.settledBy ?? "",
              day: dayOf(action.settledAt),
              note: action.note ?? "",
            })}
          </p>
        )}
      </div>
      <div className="text-sm md:text-right">
        {state === "open" ? (
          <DueDay dueAt={action.dueAt} today={dayOf(now())} />
        ) : (
          action.dueAt && <Day date={action.dueAt} />
        )}
      </div>
      {(settles || changes) && (
        <div className="no-print flex flex-wrap items-start gap-x-6 gap-y-2 md:col-span-2">
          {state === "open" && settles && <SettleForm id={id} version={action.version} />}
          {state === "open" && changes && (
            <LinkButton href={`/cases/${number}/handling/actions/${id}`} variant="tertiary" size="small">
              {t("handling.actions.change")}
            </LinkButton>
          )}
          {state !== "open" && settles && (
            <ActionForm
              action={reopenAction}
              hidden={{ actionId: id, version: action.version }}
              prefix={`reopen-${id}-`}
              submitLabel={t("handling.actions.reopen")}
              submitVariant="tertiary"
              submitSize="small"
            />
          )}
        </div>
      )}
    </li>
  );
}

async function SettleForm({ id, version }: { id: string; version: number }) {
  const t = await getTranslations("handling.actions");
  const form = await getTranslations("form");
  return (
    <Disclosure header={t("settle")} className="min-w-60 flex-1">
      <div className="max-w-xl pb-2">
        <ActionForm
          action={settleAction}
          hidden={{ actionId: id, version }}
          prefix={`settle-${id}-`}
          submitLabel={form("save")}
          submitSize="small"
        >
          <RadioInput
            name="result"
            label={t("result")}
            size="small"
            inline
            defaultValue="done"
            options={[
              { value: "done", label: t("resultDone") },
              { value: "waived", label: t("resultWaived") },
            ]}
          />
          <TextAreaInput name="note" label={t("note")} size="small" rows={2} />
        </ActionForm>
      </div>
    </Disclosure>
  );
}
