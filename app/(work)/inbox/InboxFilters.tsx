import { useTranslations } from "next-intl";
import { ListFilters } from "#components/ui/ListFilters.tsx";

const fates = [
  "all",
  "waiting_in_inbox",
  "link_proposed",
  "quarantined",
  "case_created",
  "attached_to_case",
  "revision_of_case",
  "duplicate",
  "auto_reply",
  "bounce",
  "dismissed",
  "archive",
] as const;

/** The filters of the Inkorg. Without any, what waits for a person is shown. */
export function InboxFilters() {
  const t = useTranslations();
  const options = fates.map((value) => ({ value, label: t(`fates.${value}`) }));
  const choices = [{ name: "fate", label: t("inbox.fate"), all: t("fates.waiting"), options }];
  return <ListFilters search={t("inbox.search")} choices={choices} />;
}
