import { getTranslations } from "next-intl/server";
import { RadioInput, SelectInput, TextInput } from "#components/ui/fields.tsx";
import type { WholeMailbox } from "#lib/intake/mailboxes/queries.ts";
import { mailboxAfters, mailboxAuths, mailboxSecurities, usualPorts } from "#lib/intake/mailboxes/schema.ts";

const columns = "grid max-w-4xl items-start gap-5 *:min-w-0 sm:grid-cols-2";

/** How a mailbox is reached and read; filled from the one that there is. */
export async function MailboxFields({ mailbox }: { mailbox?: WholeMailbox }) {
  const t = await getTranslations("mailboxes");
  const field = (name: Parameters<typeof label>[0]) => ({ name, label: label(name) });
  const label = (
    name: "name" | "address" | "host" | "port" | "username" | "folder" | "tokenUrl" | "clientId" | "scope",
  ) => t(`fields.${name}`);
  return (
    <>
      <div className={columns}>
        <TextInput {...field("name")} defaultValue={mailbox?.name} maxLength={200} />
        <TextInput
          {...field("address")}
          type="email"
          description={t("fields.addressHint")}
          defaultValue={mailbox?.address}
          maxLength={254}
        />
      </div>
      <fieldset className="min-w-0">
        <legend className="pb-3 text-lg font-semibold">{t("server")}</legend>
        <div className={columns}>
          <TextInput {...field("host")} defaultValue={mailbox?.host} maxLength={253} />
          <TextInput
            {...field("port")}
            type="number"
            description={t("fields.portHint")}
            className="max-w-xs"
            defaultValue={mailbox?.port ?? usualPorts.tls}
          />
          <RadioInput
            name="security"
            label={t("fields.security")}
            options={mailboxSecurities.map((value) => ({ value, label: t(`securities.${value}`) }))}
            defaultValue={mailbox?.security ?? "tls"}
          />
          <TextInput {...field("folder")} defaultValue={mailbox?.folder ?? "INBOX"} maxLength={500} />
        </div>
      </fieldset>
      <fieldset className="min-w-0">
        <legend className="pb-3 text-lg font-semibold">{t("signIn")}</legend>
        <div className={columns}>
          <TextInput
            {...field("username")}
            description={t("fields.usernameHint")}
            defaultValue={mailbox?.username}
            maxLength={320}
          />
          <TextInput
            name="secret"
            type="password"
            label={t("fields.secret")}
            description={mailbox ? t("fields.secretKept") : t("fields.secretHint")}
            autoComplete="new-password"
            maxLength={4000}
          />
          <div className="sm:col-span-2">
            <RadioInput
              name="auth"
              label={t("fields.auth")}
              options={mailboxAuths.map((value) => ({ value, label: t(`auths.${value}`) }))}
              defaultValue={mailbox?.auth ?? "password"}
            />
          </div>
        </div>
        <div className="mt-4 max-w-4xl border-l-4 border-(--ax-border-neutral-subtle) pl-4">
          <p className="pb-4">{t("fields.oauth2Only")}</p>
          <div className="flex flex-col gap-5 [overflow-wrap:anywhere] *:min-w-0">
            <TextInput
              {...field("tokenUrl")}
              type="url"
              description={t("fields.tokenUrlHint")}
              defaultValue={mailbox?.tokenUrl}
              maxLength={2000}
            />
            <TextInput {...field("clientId")} defaultValue={mailbox?.clientId} maxLength={200} />
            <TextInput
              {...field("scope")}
              description={t("fields.scopeHint")}
              defaultValue={mailbox?.scope}
              maxLength={500}
            />
          </div>
        </div>
      </fieldset>
      <fieldset className="min-w-0">
        <legend className="pb-3 text-lg font-semibold">{t("afterwards")}</legend>
        <div className={columns}>
          <SelectInput
            name="after"
            label={t("fields.after")}
            options={mailboxAfters.map((value) => ({ value, label: t(`afters.${value}`) }))}
            defaultValue={mailbox?.after ?? "seen"}
          />
          <TextInput
            name="afterName"
            label={t("fields.afterName")}
            description={t("fields.afterNameHint")}
            defaultValue={mailbox?.afterName}
            maxLength={500}
          />
          <TextInput
            name="silenceMinutes"
            type="number"
            label={t("fields.silenceMinutes")}
            className="max-w-md"
            defaultValue={mailbox?.silenceMinutes ?? 60}
          />
        </div>
      </fieldset>
    </>
  );
}
