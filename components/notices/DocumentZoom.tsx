"use client";

import { MinusIcon, PlusIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import { useTranslations } from "next-intl";
import { type CSSProperties, type ReactNode, useState } from "react";

const sizes = [100, 150, 200, 300] as const;

/** The frame that documents are read in: as high as the screen beside the facts, with its own size of pages. */
export function DocumentZoom({ children }: { children: ReactNode }) {
  const t = useTranslations("notice.document");
  const [step, setStep] = useState(0);
  const size = sizes[step] ?? 100;
  return (
    <div
      className="flex min-h-0 flex-col gap-2 xl:max-h-full"
      style={{ "--zoom": size / 100 } as CSSProperties}
    >
      <fieldset className="flex items-center gap-1 print:hidden">
        <legend className="sr-only">{t("zoom")}</legend>
        <Button
          type="button"
          size="xsmall"
          variant="tertiary"
          icon={<MinusIcon aria-hidden />}
          disabled={step === 0}
          onClick={() => setStep(step - 1)}
        >
          {t("zoomOut")}
        </Button>
        <output className="min-w-12 text-center text-sm tabular-nums">{size} %</output>
        <Button
          type="button"
          size="xsmall"
          variant="tertiary"
          icon={<PlusIcon aria-hidden />}
          disabled={step === sizes.length - 1}
          onClick={() => setStep(step + 1)}
        >
          {t("zoomIn")}
        </Button>
      </fieldset>
      <section
        data-document
        aria-label={t("title")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="overflow-x-auto rounded bg-(--ax-bg-neutral-soft) xl:min-h-0 xl:flex-1 xl:overflow-auto print:overflow-visible"
      >
        {children}
      </section>
    </div>
  );
}
