import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ScannerAlert } from "#components/intake/ScannerAlert.tsx";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { TextInput } from "#components/ui/fields.tsx";
import { LinkButton } from "#components/ui/LinkButton.tsx";
import { NextPage } from "#components/ui/NextPage.tsx";
import { PageHeading } from "#components/ui/PageHeading.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { inboxCountLimit, type ListedMessage, listMessages } from "#lib/intake/queries.ts";
import { inboxFilterSchema, largestUpload, megabytes } from "#lib/intake/schema.ts";
import { dismissPicked } from "./actions.ts";
import { DropZone } from "./DropZone.tsx";
import { InboxFilters } from "./InboxFilters.tsx";
import { MessageTable } from "./MessageTable.tsx";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("nav"))("inbox") };
}

export default async function InboxPage({ searchParams }: Props) {
  const actor = await requirePage("inbox.view");
  const filter = inboxFilterSchema.parse(await searchParams);
  const { messages, next, count } = await listMessages(actor, filter);
  const t = await getTranslations("inbox");
  const nav = await getTranslations("nav");
  const filtered = Boolean(filter.fate ?? filter.q);
  return (
    <>
      <PageHeading
        title={nav("inbox")}
        lead={t("lead")}
        actions={
          <LinkButton href="/inbox/new" variant="secondary">
            {t("register")}
          </LinkButton>
        }
      />
      <div className="flex flex-col gap-5">
        <ScannerAlert />
        <DropZone maxBytes={largestUpload} megabytes={megabytes(largestUpload)} />
        <InboxFilters />
        <p role="status" className="text-sm">
          {count > inboxCountLimit ? t("manyFound", { count: inboxCountLimit }) : t("found", { count })}
        </p>
        <Listed messages={messages} waiting={(filter.fate ?? "waiting") === "waiting"} />
        {messages.length === 0 && <EmptyState>{filtered ? t("noneFound") : t("none")}</EmptyState>}
        <NextPage path="/inbox" filter={filter} next={next} label={t("more")} />
      </div>
    </>
  );
}

/**
 * While something is marked, the reason and the button stay at the foot of the window however long the list is; what
 * was done stays at its head.
 */
const pickingLayout = [
  "grid gap-x-4 gap-y-3 sm:grid-cols-[minmax(0,1fr)_auto] sm:*:col-span-2",
  "[&>.aksel-alert]:sticky [&>.aksel-alert]:top-2 [&>.aksel-alert]:z-10",
  "sm:has-[tbody_:checked]:[&>:nth-last-child(-n+2)]:sticky",
  "sm:[&>:nth-last-child(-n+2)]:bottom-0 sm:[&>:nth-last-child(-n+2)]:z-10",
  "sm:[&>:nth-last-child(-n+2)]:col-span-1! [&>:nth-last-child(-n+2)]:bg-(--ax-bg-neutral-soft)",
  "sm:[&>:nth-last-child(-n+2)]:py-3 [&>:last-child]:items-end!",
  // The two share one edge, and leave no gap in which the list would show between them.
  "sm:gap-x-0 sm:[&>:last-child]:pl-4 sm:[&>:nth-last-child(-n+2)]:border-t",
  "sm:[&>:nth-last-child(-n+2)]:border-(--ax-border-neutral-subtle)",
].join(" ");

/** What waits can be picked and dismissed together: most of what waits is no notice. */
async function Listed({ messages, waiting }: { messages: ListedMessage[]; waiting: boolean }) {
  const t = await getTranslations("inbox");
  const none = messages.length === 0;
  if (!waiting) return none ? null : <MessageTable messages={messages} />;
  return (
    <ActionForm
      action={dismissPicked}
      prefix="picked-"
      submitLabel={t("pick.dismiss")}
      submitVariant="secondary"
      submitSize="small"
      resetOnSuccess
      closed={none}
      className={pickingLayout}
    >
      <div id="field-picked-messages" tabIndex={-1} className="min-w-0">
        <MessageTable messages={messages} pickable />
      </div>
      <div>
        <TextInput name="reason" label={t("pick.reason")} size="small" maxLength={2000} />
      </div>
    </ActionForm>
  );
}
