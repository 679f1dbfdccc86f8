import { TableDataCell, TableHeaderCell, TableRow } from "@navikt/ds-react/Table";
import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { MailStateTag } from "#components/mail/MailStateTag.tsx";
import { MailTrouble } from "#components/mail/MailTrouble.tsx";
import { ListTable } from "#components/ui/ListTable.tsx";
import { Moment } from "#components/ui/Moment.tsx";
import type { ListedMail } from "#lib/mail/queries.ts";

/** Outgoing mails with where they are on their way. `linked` leads to each mail for those who may open it. */
export async function MailTable({ mails, linked }: { mails: ListedMail[]; linked: boolean }) {
  const t = await getTranslations();
  return (
    <ListTable
      framed
      columns={[
        { label: t("mails.columns.subject") },
        { label: t("mails.columns.state") },
        { label: t("mails.columns.to"), from: "md" },
        { label: t("mails.columns.case"), from: "lg" },
        { label: t("mails.columns.created"), from: "sm" },
      ]}
    >
      {mails.map((mail) => (
        <TableRow key={mail.id}>
          <TableHeaderCell scope="row" className="max-w-96 font-normal">
            {linked ? (
              <Link href={`/mails/${mail.id}` as Route} className="break-words underline">
                {mail.subject}
              </Link>
            ) : (
              <span className="break-words">{mail.subject}</span>
            )}
            <span className="block text-sm text-(--ax-text-neutral-subtle)">
              {t(`mail.purpose.${mail.purpose}`)}
            </span>
            <span className="block text-sm break-all md:hidden">{recipientsOf(mail)}</span>
          </TableHeaderCell>
          <TableDataCell>
            <MailStateTag state={mail.state} bounced={mail.bouncedAt !== null} />
            {mail.state === "failed" && (
              <span className="block max-w-64 text-sm break-words">
                <MailTrouble lastError={mail.lastError} />
              </span>
            )}
          </TableDataCell>
          <TableDataCell className="hidden max-w-72 break-all md:table-cell">
            {recipientsOf(mail)}
          </TableDataCell>
          <TableDataCell className="hidden whitespace-nowrap lg:table-cell">
            {mail.case && (
              <Link href={`/cases/${mail.case.number}` as Route} className="underline">
                {mail.case.number}
              </Link>
            )}
          </TableDataCell>
          <TableDataCell className="hidden sm:table-cell">
            <Moment at={mail.sentAt ?? mail.createdAt} />
          </TableDataCell>
        </TableRow>
      ))}
    </ListTable>
  );
}

function recipientsOf(mail: ListedMail): string {
  const all = [...mail.to, ...mail.cc];
  return all.length > 3 ? `${all.slice(0, 3).join(", ")} +${all.length - 3}` : all.join(", ");
}
