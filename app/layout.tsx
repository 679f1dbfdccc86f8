import "./globals.css";
import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { AkselProvider } from "#components/ui/AkselProvider.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("app");
  return { title: { default: t("name"), template: `%s – ${t("name")}` }, robots: { index: false } };
}

/** Texts that only the server uses: they need not travel with every page. */
const serverOnly = [
  "account",
  "conflict",
  "declarations",
  "history",
  "home",
  "nextStep",
  "notices",
  "outline",
  // Sent by the layout of the projects, to those who work there.
  "projects",
  "projectTimeline",
  "record",
  "refusals",
  "reply",
  "timeline",
];

async function browserMessages() {
  const messages = Object.entries(await getMessages());
  return Object.fromEntries(messages.filter(([group]) => !serverOnly.includes(group)));
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang={await getLocale()}>
      <body>
        <NextIntlClientProvider messages={await browserMessages()}>
          <NuqsAdapter>
            <AkselProvider>{children}</AkselProvider>
          </NuqsAdapter>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
