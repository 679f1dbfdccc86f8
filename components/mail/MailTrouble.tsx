import { useTranslations } from "next-intl";
import { heldOf } from "#lib/mail/held.ts";

/** Why a mail has not left: in words when its files hold it back, else as the mail server or the network said it. */
export function MailTrouble({ lastError }: { lastError: string | null | undefined }) {
  const t = useTranslations("mails.held");
  const held = heldOf(lastError ?? null);
  if (held === null) return lastError;
  return held.why === "waiting" ? t("waiting") : t("infected", held);
}
