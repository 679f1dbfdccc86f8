"use client";

import { Alert } from "@navikt/ds-react/Alert";
import { Button } from "@navikt/ds-react/Button";
import { Heading } from "@navikt/ds-react/Typography";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { signIn } from "next-auth/react";
import { useTranslations } from "next-intl";
import { useState } from "react";

type Account = { email: string; name: string; roles: string };

/** One account for each role, each used with one press. Shown in demonstration mode only. */
export function DemoAccounts({ accounts, next }: { accounts: Account[]; next: string }) {
  const t = useTranslations("signIn");
  const router = useRouter();
  const [pending, setPending] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);

  async function use(email: string) {
    setPending(email);
    const result = await signIn("demo", { email, redirect: false }).catch(() => null);
    setFailed(!result?.ok);
    if (!result?.ok) return setPending(null);
    router.replace(next as Route);
    router.refresh();
  }

  return (
    <section className="rounded-lg border border-(--ax-border-neutral-subtle) bg-(--ax-bg-default) p-6">
      <Heading level="2" size="medium">
        {t("demoTitle")}
      </Heading>
      <p className="pb-4">{t("demoText")}</p>
      {failed && (
        <Alert variant="error" role="alert" className="mb-4">
          {t("unreachable")}
        </Alert>
      )}
      <ul className="flex flex-col gap-2">
        {accounts.map((account) => (
          <li key={account.email}>
            <Button
              variant="secondary"
              size="small"
              className="w-full justify-start text-left"
              loading={pending === account.email}
              onClick={() => use(account.email)}
            >
              {account.roles} <span className="font-normal">– {account.name}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
