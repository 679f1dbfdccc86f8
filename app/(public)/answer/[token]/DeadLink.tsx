import { Heading } from "@navikt/ds-react/Typography";
import { getTranslations } from "next-intl/server";
import { Panel } from "#components/ui/Panel.tsx";
import { mailboxesOf } from "#lib/organisation/queries.ts";

/** One page for every link that cannot be used: it does not say whether the link ever existed. */
export async function DeadLink() {
  const t = await getTranslations("answer.dead");
  const [mailbox] = await mailboxesOf("coordinator");
  return (
    <Panel>
      <div className="flex flex-col gap-4 [overflow-wrap:anywhere]">
        <Heading level="1" size="large">
          {t("title")}
        </Heading>
        <p>{t("reasons")}</p>
        <ul className="flex list-disc flex-col gap-1 pl-6">
          <li>{t("newest")}</li>
          <li>{t("whole")}</li>
          <li>
            {t("ask")}{" "}
            {mailbox && (
              <a className="underline" href={`mailto:${mailbox.address}`}>
                {mailbox.address}
              </a>
            )}
          </li>
        </ul>
      </div>
    </Panel>
  );
}
