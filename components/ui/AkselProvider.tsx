"use client";

import { en } from "@navikt/ds-react/locales";
import { Provider } from "@navikt/ds-react/Provider";
import { useLocale } from "next-intl";
import type { ReactNode } from "react";
import { swedish } from "#components/ui/akselSwedish.ts";

/** Gives the design system its own words in the reader's language. */
export function AkselProvider({ children }: { children: ReactNode }) {
  const locale = useLocale();
  return <Provider locale={locale === "en" ? en : swedish}>{children}</Provider>;
}
