import {
  Table,
  TableBody,
  TableDataCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
} from "@navikt/ds-react/Table";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ArchiveTag, FateTag } from "#components/intake/FateTag.tsx";
import { TextReadingTag } from "#components/intake/TextReading.tsx";
import { Moment } from "#components/ui/Moment.tsx";
import type { ListedMessage } from "#lib/intake/queries.ts";
import { PickAll } from "./PickAll.tsx";

type Props = { messages: ListedMessage[]; pickable?: boolean };

/** Messages of the Inkorg, one a row; with a box before each when they stand in a form that picks some. */
export async function MessageTable({ messages, pickable = false }: Props) {
  const t = await getTranslations("inbox");
  return (
    <div className="overflow-x-auto rounded-lg border border-(--ax-border-neutral-subtle) bg-(--ax-bg-default)">
      <Table size="small" zebraStripes>
        <TableHeader>
          <TableRow>
            {pickable && (
              <TableDataCell className="w-10">
                <PickAll name="messages" label={t("pick.all")} />
              </TableDataCell>
            )}
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
            <MessageRow key={message.id} message={message} pickable={pickable} />
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

async function MessageRow({ message, pickable }: { message: ListedMessage; pickable: boolean }) {
  const t = await getTranslations("inbox");
  const { fromName, fromAddress, fileName, case: found } = message;
  const sender = [fromName, fromAddress].filter(Boolean).join(" · ") || t("noSender");
  const subject = message.subject ?? fileName ?? t("noSubject");
  return (
    <TableRow>
      {pickable && (
        <TableDataCell className="w-10">
          <input
            type="checkbox"
            name="messages"
            value={`${message.id}:${message.version}`}
            aria-label={t("pick.one", { subject })}
            className="size-5 cursor-pointer align-middle"
          />
        </TableDataCell>
      )}
      <TableHeaderCell scope="row" className="min-w-44 font-normal">
        <Link
          href={`/inbox/${message.id}` as "/inbox"}
          className="font-semibold underline [overflow-wrap:anywhere]"
        >
          {subject}
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
          {message.archive && <ArchiveTag />}
          <TextReadingTag state={message.textReading} />
          {found && (
            <Link href={`/cases/${found.number}`} className="text-sm whitespace-nowrap underline">
              {found.number}
            </Link>
          )}
          {/* A notice for a case that is closed may mean that it is taken up again. */}
          {message.fate === "link_proposed" && found?.status === "closed" && (
            <span className="text-sm">{t("closedCase")}</span>
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
