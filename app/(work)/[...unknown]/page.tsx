import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { requirePage } from "#lib/auth/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("app"))("pageNotFound") };
}

/** Every address that nothing else answers to. */
export default async function UnknownPage() {
  await requirePage("home.view");
  notFound();
}
