"use client";

import { Alert } from "@navikt/ds-react/Alert";
import { Button } from "@navikt/ds-react/Button";
import { TextField } from "@navikt/ds-react/TextField";
import { Heading } from "@navikt/ds-react/Typography";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { signIn } from "next-auth/react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";

export function SignInForm({ next }: { next: string }) {
  const t = useTranslations("signIn");
  const router = useRouter();
  const [problem, setProblem] = useState<"wrong" | "locked" | "unreachable" | null>(null);
  const [pending, setPending] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setPending(true);
    const data = new FormData(event.currentTarget);
    const credentials = {
      email: String(data.get("email") ?? ""),
      password: String(data.get("password") ?? ""),
    };
    const result = await signIn("password", { ...credentials, redirect: false }).catch(() => null);
    if (result?.ok) {
      router.replace(next as Route);
      router.refresh();
      return;
    }
    setPending(false);
    setProblem(!result ? "unreachable" : result.error === "locked" ? "locked" : "wrong");
  }

  return (
    <form
      onSubmit={submit}
      className="flex flex-col gap-5 rounded-lg border border-(--ax-border-neutral-subtle) bg-(--ax-bg-default) p-6"
    >
      <Heading level="2" size="medium">
        {t("title")}
      </Heading>
      {problem && (
        <Alert variant="error" role="alert">
          {t(problem)}
        </Alert>
      )}
      <TextField name="email" type="email" label={t("email")} autoComplete="username" required />
      <TextField
        name="password"
        type="password"
        label={t("password")}
        autoComplete="current-password"
        required
      />
      <Button type="submit" loading={pending}>
        {t("submit")}
      </Button>
    </form>
  );
}
