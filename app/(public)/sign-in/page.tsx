import { Heading } from "@navikt/ds-react/Typography";
import type { Metadata, Route } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { DemoBanner } from "#components/work/DemoBanner.tsx";
import { LanguageSwitch } from "#components/work/LanguageSwitch.tsx";
import { demoAccounts } from "#lib/auth/queries.ts";
import { currentActor } from "#lib/auth/session.ts";
import { env } from "#lib/env.ts";
import { setLocale } from "../../actions.ts";
import { DemoAccounts } from "./DemoAccounts.tsx";
import { SignInForm } from "./SignInForm.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signIn"))("title") };
}

type Props = { searchParams: Promise<{ next?: string | string[] }> };

/** Only a path of this application: never another site. */
function wayBack(next: string | string[] | undefined): string {
  return typeof next === "string" && /^\/(?![/\\])/.test(next) ? next : "/";
}

export default async function SignInPage({ searchParams }: Props) {
  const next = wayBack((await searchParams).next);
  if (await currentActor()) redirect(next as Route);
  const t = await getTranslations();
  const demo = env().VIGILANS_DEMO ? await demoAccounts() : [];
  const accounts = demo.map(({ email, name, roles }) => ({
    email,
    name,
    roles: roles.map(({ role }) => t(`roles.${role}`)).join(", "),
  }));
  return (
    <>
      <DemoBanner />
      <main className="mx-auto flex max-w-5xl flex-col gap-8 px-4 py-8 sm:py-16">
        <div className="flex items-start justify-between">
          <div>
            <Heading level="1" size="xlarge">
              {t("app.name")}
            </Heading>
            <p>{t("app.tagline")}</p>
          </div>
          <LanguageSwitch action={setLocale} />
        </div>
        <div className={accounts.length > 0 ? "grid gap-8 md:grid-cols-2" : "max-w-md"}>
          <SignInForm next={next} />
          {accounts.length > 0 && <DemoAccounts accounts={accounts} next={next} />}
        </div>
      </main>
    </>
  );
}
