"use client";

import { Button } from "@navikt/ds-react/Button";
import { Select } from "@navikt/ds-react/Select";
import { useTranslations } from "next-intl";
import { labelSizes } from "#lib/projects/product/labelSizes.ts";

type Props = { number: string; units: { id: string; code: string }[] };

/** Chooses what to print. It only fetches a file: a plain form that works without scripts. */
export function LabelForm({ number, units }: Props) {
  const t = useTranslations("projects.product.marking");
  return (
    <form
      method="get"
      action={`/projects/${number}/product/marking/label`}
      className="flex max-w-3xl flex-col gap-5"
    >
      <div className="grid gap-5 sm:grid-cols-2">
        <Select label={t("forWhat")} name="unit">
          <option value="">{t("general")}</option>
          {units.length > 0 && <option value="all">{t("everyUnit")}</option>}
          {units.map((unit) => (
            <option key={unit.id} value={unit.id}>
              {unit.code}
            </option>
          ))}
        </Select>
        <Select label={t("code")} name="code">
          <option value="datamatrix">DataMatrix</option>
          <option value="qrcode">{t("qr")}</option>
        </Select>
        <Select label={t("size")} name="size">
          {labelSizes.map(({ key, width, height, sheet }) => (
            <option key={key} value={key}>
              {sheet
                ? t("sizeOnSheet", { width, height, count: sheet.columns * sheet.rows })
                : t("sizeAlone", { width, height })}
            </option>
          ))}
        </Select>
        <Select label={t("layout")} name="sheet" description={t("layoutHint")}>
          <option value="">{t("one")}</option>
          <option value="1">{t("sheet")}</option>
        </Select>
      </div>
      <div>
        <Button type="submit" size="small" variant="secondary">
          {t("download")}
        </Button>
      </div>
    </form>
  );
}
