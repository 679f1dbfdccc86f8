import { Heading } from "@navikt/ds-react/Typography";
import type { Metadata } from "next";
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

export default async function SignInPage() {
  if (await currentActor()) redirect("/");
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
          <SignInForm />
          {accounts.length > 0 && <DemoAccounts accounts={accounts} />}
        </div>
      </main>
    </>
  );
}
