import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";

/** The texts that forms of projects use in the browser: they do not travel with other pages. */
const inBrowser = ["answer", "app", "directory", "due", "form", "outline", "phases", "projects", "roles"];

export default async function ProjectsLayout({ children }: { children: ReactNode }) {
  const all = await getMessages();
  const messages = Object.fromEntries(Object.entries(all).filter(([name]) => inBrowser.includes(name)));
  // Pasted rows are looked at before they are sent: their errors alone are told there.
  const { pastedComponents } = all.errors;
  return (
    <NextIntlClientProvider messages={{ ...messages, errors: { pastedComponents } }}>
      {children}
    </NextIntlClientProvider>
  );
}
