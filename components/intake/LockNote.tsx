import { PadlockLockedIcon } from "@navikt/aksel-icons";
import { Tag } from "@navikt/ds-react/Tag";
import { useTranslations } from "next-intl";
import type { Lock } from "#lib/documents/scanning/lock.ts";

/** Why a file cannot be opened: it waits for the malware scanner, or malware was found in it. */
export function LockNote({ lock }: { lock: Lock }) {
  const t = useTranslations("files.lock");
  const infected = lock.state === "infected";
  return (
    <Tag
      size="small"
      variant="moderate"
      data-color={infected ? "danger" : "warning"}
      icon={<PadlockLockedIcon aria-hidden />}
    >
      <span className="[overflow-wrap:anywhere]">
        {infected ? t("infected", { malware: lock.malware }) : t("waiting")}
      </span>
    </Tag>
  );
}
