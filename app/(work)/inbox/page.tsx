import {
  Table,
  TableBody,
  TableDataCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
} from "@navikt/ds-react/Table";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { FateTag } from "#components/intake/FateTag.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { LinkButton } from "#components/ui/LinkButton.tsx";
import { Moment } from "#components/ui/Moment.tsx";
import { PageHeading } from "#components/ui/PageHeading.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { inboxCountLimit, type ListedMessage, listMessages } from "#lib/intake/queries.ts";
import { inboxFilterSchema, largestUpload, megabytes } from "#lib/intake/schema.ts";
import { DropZone } from "./DropZone.tsx";
import { InboxFilters } from "./InboxFilters.tsx";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("nav"))("inbox") };
}

function nextAddress(filter: Record<string, string | undefined>, next: string): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(filter)) if (value) query.set(key, value);
  query.set("after", next);
  return `/inbox?${query}`;
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
        <DropZone maxBytes={largestUpload} megabytes={megabytes(largestUpload)} />
        <InboxFilters />
        <p role="status" className="text-sm">
          {count > inboxCountLimit ? t("manyFound", { count: inboxCountLimit }) : t("found", { count })}
        </p>
        {messages.length === 0 ? (
          <EmptyState>{filtered ? t("noneFound") : t("none")}</EmptyState>
        ) : (
          <MessageTable messages={messages} />
        )}
        {next && (
          <Link href={nextAddress(filter, next) as "/inbox"} className="underline">
            {t("more")}
          </Link>
        )}
      </div>
    </>
  );
}

async function MessageTable({ messages }: { messages: ListedMessage[] }) {
  const t = await getTranslations("inbox");
  return (
    <div className="overflow-x-auto rounded-lg border border-(--ax-border-neutral-subtle) bg-(--ax-bg-default)">
      <Table size="small" zebraStripes>
        <TableHeader>
          <TableRow>
            <TableHeaderCell scope="col">{t("columns.subject")}</TableHeaderCell>
            <TableHeaderCell scope="col">{t("columns.fate")}</TableHeaderCell>
            <TableHeaderCell scope="col" className="hidden md:table-cell">
              {t("columns.files")}
            </TableHeaderCell>
            <TableHeaderCell scope="col" className="hidden lg:table-cell">
              {t("columns.channel")}
            </TableHeaderCell>
            <TableHeaderCell scope="col" className="hidden sm:table-cell">
              {t("columns.received")}
            </TableHeaderCell>
          </TableRow>
        </TableHeader>
        <TableBody>
          {messages.map((message) => (
            <MessageRow key={message.id} message={message} />
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

async function MessageRow({ message }: { message: ListedMessage }) {
  const t = await getTranslations("inbox");
  const { fromName, fromAddress, fileName, case: found } = message;
  const sender = [fromName, fromAddress].filter(Boolean).join(" · ") || fileName;
  return (
    <TableRow>
      <TableHeaderCell scope="row" className="min-w-44 font-normal">
        <Link
          href={`/inbox/${message.id}` as "/inbox"}
          className="font-semibold underline [overflow-wrap:anywhere]"
        >
          {message.subject ?? fileName ?? t("noSubject")}
        </Link>
        <span className="block text-sm [overflow-wrap:anywhere] text-(--ax-text-neutral-subtle)">
          {sender}
        </span>
        <span className="block text-sm text-(--ax-text-neutral-subtle) sm:hidden">
          <Moment at={message.receivedAt} />
        </span>
      </TableHeaderCell>
      <TableDataCell>
        <div className="flex flex-col items-start gap-1">
          <FateTag fate={message.fate} />
          {found && (
            <Link href={`/cases/${found.number}`} className="text-sm whitespace-nowrap underline">
              {found.number}
            </Link>
          )}
        </div>
      </TableDataCell>
      <TableDataCell className="hidden md:table-cell">{message._count.attachments || ""}</TableDataCell>
      <TableDataCell className="hidden lg:table-cell">{t(`channels.${message.channel}`)}</TableDataCell>
      <TableDataCell className="hidden sm:table-cell">
        <Moment at={message.receivedAt} />
      </TableDataCell>
    </TableRow>
  );
}
