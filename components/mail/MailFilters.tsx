import { useTranslations } from "next-intl";
import { ListFilters } from "#components/ui/ListFilters.tsx";

const states = ["queued", "sending", "sent", "failed", "bounced"] as const;

/** The filters of the list of mails. */
export function MailFilters() {
  const t = useTranslations("mails");
  const options = states.map((value) => ({ value, label: t(`states.${value}`) }));
  const choices = [{ name: "state", label: t("columns.state"), all: t("all"), options }];
  return <ListFilters search={t("search")} choices={choices} />;
}
