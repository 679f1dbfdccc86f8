import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { StatusTag } from "#components/cases/tags.tsx";
import { FateTag } from "#components/intake/FateTag.tsx";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { Moment } from "#components/ui/Moment.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { isWaiting } from "#lib/intake/policy.ts";
import { storedReasons } from "#lib/intake/proposals.ts";
import type { WholeMessage } from "#lib/intake/queries.ts";
import { markDuplicate } from "./actions.ts";

type Props = { message: WholeMessage };

/** What the message may belong to or is like, with the reasons, while a person has not decided. */
export async function Proposals({ message }: Props) {
  const t = await getTranslations("inbox.proposals");
  if (!isWaiting(message.fate) || message.proposals.length === 0) return null;
  return (
    <Panel title={t("title")}>
      <ul className="flex flex-col divide-y divide-(--ax-border-neutral-subtle)">
        {message.proposals.map((proposal) => (
          <li key={proposal.position} className="flex flex-col gap-3 py-4 first:pt-0 last:pb-0">
            <Target proposal={proposal} />
            <Reasons reasons={proposal.reasons} closed={proposal.case?.status === "closed"} />
            <Choices message={message} proposal={proposal} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

type Proposal = WholeMessage["proposals"][number];

async function Target({ proposal }: { proposal: Proposal }) {
  const t = await getTranslations("inbox");
  const { case: found, earlier } = proposal;
  return (
    <div className="flex flex-col gap-2 [overflow-wrap:anywhere]">
      {found && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span>
            {t("proposals.case")}{" "}
            <Link href={`/cases/${found.number}`} className="font-semibold underline">
              {found.number}
            </Link>{" "}
            {found.title}
          </span>
          <StatusTag status={found.status} />
        </div>
      )}
      {earlier && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span>
            {t("proposals.message")}{" "}
            <Link href={`/inbox/${earlier.id}` as "/inbox"} className="font-semibold underline">
              {earlier.subject ?? earlier.fileName ?? t("noSubject")}
            </Link>
            <span className="block text-sm text-(--ax-text-neutral-subtle)">
              {earlier.fromAddress && `${earlier.fromAddress}, `}
              <Moment at={earlier.receivedAt} />
            </span>
          </span>
          <FateTag fate={earlier.fate} />
        </div>
      )}
    </div>
  );
}

/** A case can have been opened or closed since the message came: that is told as it stands. */
async function Reasons({ reasons, closed }: { reasons: unknown; closed: boolean }) {
  const t = await getTranslations("inbox.proposals.reasons");
  const kept = storedReasons(reasons).filter(({ key }) => /^\w+$/.test(key) && t.has(key));
  const told = kept.filter(({ key }) => key !== "closed" || closed);
  if (told.length === 0) return null;
  return (
    <ul className="list-disc pl-6 [overflow-wrap:anywhere]">
      {told.map(({ key, values }) => (
        <li key={`${key} ${JSON.stringify(values)}`}>{t(key, values)}</li>
      ))}
    </ul>
  );
}

/** The case is linked with the form below, which has it filled in; the same message again is put away here. */
async function Choices({ message, proposal }: Props & { proposal: Proposal }) {
  const t = await getTranslations("inbox.proposals");
  const { case: found, earlier, position } = proposal;
  return (
    <div className="no-print flex flex-wrap items-center gap-x-4 gap-y-2">
      {earlier && (
        <ActionForm
          action={markDuplicate}
          hidden={{ messageId: message.id, version: message.version, earlierId: earlier.id }}
          prefix={`duplicate-${position}-`}
          submitLabel={t("duplicate")}
          submitVariant="secondary"
          submitSize="small"
        />
      )}
      {found && (
        <Link
          href={`/inbox/${message.id}?case=${found.number}` as "/inbox"}
          scroll={false}
          className="underline"
        >
          {t("choose", { number: found.number })}
        </Link>
      )}
    </div>
  );
}

/** Later messages that wait and seem to be like this one: dealt with together. */
export async function LaterAlike({ message }: Props) {
  const t = await getTranslations("inbox");
  if (message.likenesses.length === 0) return null;
  const later = new Map(message.likenesses.map(({ message: one }) => [one.id, one]));
  return (
    <Panel title={t("proposals.later")}>
      <ul className="flex flex-col gap-2 [overflow-wrap:anywhere]">
        {[...later.values()].map((one) => (
          <li key={one.id}>
            <Link href={`/inbox/${one.id}` as "/inbox"} className="underline">
              {one.subject ?? one.fileName ?? t("noSubject")}
            </Link>{" "}
            <span className="text-sm text-(--ax-text-neutral-subtle)">
              <Moment at={one.receivedAt} />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
