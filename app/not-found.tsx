import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NotFound } from "#components/ui/NotFound.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("app"))("pageNotFound") };
}

export default function NotFoundPage() {
  return (
    <main className="mx-auto max-w-2xl p-8">
      <NotFound />
    </main>
  );
}
