import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";

/** The texts that forms of projects use in the browser: they do not travel with other pages. */
const inBrowser = ["app", "directory", "due", "form", "outline", "phases", "projects", "roles"];

export default async function ProjectsLayout({ children }: { children: ReactNode }) {
  const messages = Object.entries(await getMessages()).filter(([name]) => inBrowser.includes(name));
  return <NextIntlClientProvider messages={Object.fromEntries(messages)}>{children}</NextIntlClientProvider>;
}
