import { Alert } from "@navikt/ds-react/Alert";
import { getTranslations } from "next-intl/server";
import { minuteOf, now } from "#lib/clock.ts";
import { scannerStatus } from "#lib/documents/scanning/queries.ts";

/** Says that the malware scanner does not answer, when files have waited long for it. Nothing otherwise. */
export async function ScannerAlert() {
  const status = await scannerStatus(now());
  if (!status?.late || !status.since) return null;
  const t = await getTranslations("files.scanner");
  return (
    <Alert variant="warning" size="small">
      <strong>{t("lateTitle")}.</strong> {t("late", { since: minuteOf(status.since) })}
    </Alert>
  );
}
