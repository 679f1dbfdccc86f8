import { Alert } from "@navikt/ds-react/Alert";
import type { Metadata, Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ScannerAlert } from "#components/intake/ScannerAlert.tsx";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { CheckboxInput, TextAreaInput, TextInput } from "#components/ui/fields.tsx";
import { LinkButton } from "#components/ui/LinkButton.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import type { Actor } from "#lib/auth/actor.ts";
import { requirePage } from "#lib/auth/session.ts";
import { now } from "#lib/clock.ts";
import { defaultLinkDays } from "#lib/dispatch/links.ts";
import { scannerStatus } from "#lib/documents/scanning/queries.ts";
import { env } from "#lib/env.ts";
import { acknowledgementText, defaultAcknowledgement } from "#lib/intake/acknowledgement.ts";
import { transportKind } from "#lib/mail/transport.ts";
import { missingMailboxes } from "#lib/organisation/directory/queries.ts";
import { settingForForm } from "#lib/organisation/queries.ts";
import { saveAcknowledgement, saveLinkDays, saveRegion } from "../actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("title") };
}

export default async function SettingsPage() {
  const actor = await requirePage("settings.view");
  const region = await settingForForm(actor, "region");
  const linkDays = await settingForForm(actor, "linkDays");
  const t = await getTranslations("settings");
  return (
    <div className="grid items-start gap-6 *:min-w-0 lg:grid-cols-2">
      <div className="flex flex-col gap-6">
        <Panel title={t("region.title")}>
          <ActionForm
            action={saveRegion}
            hidden={{ version: region.version }}
            prefix="region-"
            submitLabel={t("save")}
            submitSize="small"
          >
            <TextInput
              name="name"
              label={t("region.name")}
              defaultValue={region.value?.name}
              maxLength={200}
            />
            <TextAreaInput
              name="signature"
              label={t("region.signature")}
              description={t("region.signatureHint")}
              optional
              rows={3}
              maxLength={1000}
              defaultValue={region.value?.signature}
            />
          </ActionForm>
        </Panel>
        <Panel title={t("links.title")}>
          <p className="pb-4">{t("links.hint")}</p>
          <ActionForm
            action={saveLinkDays}
            hidden={{ version: linkDays.version }}
            prefix="links-"
            submitLabel={t("save")}
            submitSize="small"
          >
            <TextInput
              name="days"
              type="number"
              label={t("links.days")}
              defaultValue={linkDays.value ?? defaultLinkDays}
            />
          </ActionForm>
        </Panel>
      </div>
      <div className="flex flex-col gap-6">
        <MailboxState actor={actor} />
        <TransportState />
        <ScannerState />
        <Acknowledgement actor={actor} />
      </div>
    </div>
  );
}

/** The addresses that the routine counts on and that nobody has filled in. */
async function MailboxState({ actor }: { actor: Actor }) {
  const { kinds, administrations } = await missingMailboxes(actor);
  const t = await getTranslations();
  if (kinds.length + administrations.length === 0)
    return (
      <Panel title={t("settings.mailboxes.title")}>
        <Alert variant="success" size="small" inline>
          {t("settings.mailboxes.complete")}
        </Alert>
      </Panel>
    );
  return (
    <Panel title={t("settings.mailboxes.title")}>
      <Alert variant="warning" size="small" inline>
        {t("settings.mailboxes.missing")}
      </Alert>
      <ul className="divide-y divide-(--ax-border-neutral-subtle) pt-3">
        {kinds.map((kind) => (
          <li key={kind} className="flex flex-wrap items-center justify-between gap-3 py-3">
            <div className="min-w-0 flex-1 basis-64">
              <div className="font-semibold">{t(`directory.mailboxKinds.${kind}`)}</div>
              <p className="text-sm text-(--ax-text-neutral-subtle)">{t(`settings.mailboxes.why.${kind}`)}</p>
            </div>
            <LinkButton href={`/directory/mailboxes/new?kind=${kind}`} variant="secondary" size="small">
              {t("settings.mailboxes.fillIn")}
            </LinkButton>
          </li>
        ))}
        {administrations.map(({ id, name }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-3">
            <Link href={`/directory/administrations/${id}`} className="underline">
              {name}
            </Link>
            <LinkButton
              href={`/directory/mailboxes/new?kind=administration&administration=${id}`}
              variant="secondary"
              size="small"
            >
              {t("settings.mailboxes.fillIn")}
            </LinkButton>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Whether who sends a notice gets a mail at once, and what it says. */
async function Acknowledgement({ actor }: { actor: Actor }) {
  const { value, version } = await settingForForm(actor, "acknowledgement");
  const region = (await settingForForm(actor, "region")).value;
  const { enabled, perSenderAndDay } = value ?? defaultAcknowledgement;
  const all = await getTranslations();
  const t = await getTranslations("settings.acknowledgement");
  const example = acknowledgementText(
    {
      subject: t("exampleSubject"),
      number: "SM-2026-0001",
      region: region ?? { name: all("reply.template.region"), signature: "" },
    },
    all,
  );
  return (
    <Panel title={t("title")} id="acknowledgement">
      <p className="pb-4">
        {t("lead")} {t("limits")}
      </p>
      <ActionForm
        action={saveAcknowledgement}
        hidden={{ version }}
        prefix="acknowledgement-"
        submitLabel={all("settings.save")}
        submitSize="small"
      >
        <CheckboxInput name="enabled" label={t("enabled")} defaultChecked={enabled} />
        <TextInput
          name="perSenderAndDay"
          type="number"
          label={t("perSenderAndDay")}
          className="w-72"
          defaultValue={perSenderAndDay}
        />
      </ActionForm>
      <details className="pt-4">
        <summary className="cursor-pointer">{t("example")}</summary>
        <p className="pt-2 font-semibold [overflow-wrap:anywhere]">{example.subject}</p>
        <p className="whitespace-pre-line [overflow-wrap:anywhere]">{example.text}</p>
      </details>
    </Panel>
  );
}

/** Whether mail leaves, by which server and from which address. The password in the address is not shown. */
async function TransportState() {
  const t = await getTranslations("settings.transport");
  const { SMTP_URL, MAIL_FROM, MAIL_FROM_NAME } = env();
  const smtp = transportKind() === "smtp";
  return (
    <Panel title={t("title")}>
      <div className="flex flex-col gap-3">
        <Alert variant={smtp ? "success" : "warning"} size="small" inline>
          {smtp ? t("smtp", { host: SMTP_URL ? new URL(SMTP_URL).host : "" }) : t("folder")}
        </Alert>
        <p>
          <span className="text-sm text-(--ax-text-neutral-subtle)">{t("from")}</span>
          <br />
          {MAIL_FROM_NAME} &lt;{MAIL_FROM}&gt;
        </p>
        <p>
          <Link href={"/mails" as Route} className="underline">
            {t("outbox")}
          </Link>
        </p>
      </div>
    </Panel>
  );
}

/** Whether files are scanned for malware, and whether any wait for it. */
async function ScannerState() {
  const status = await scannerStatus(now());
  const t = await getTranslations("files.scanner");
  if (!status) return <Panel title={t("title")}>{t("off")}</Panel>;
  const rows: [string, React.ReactNode][] = [
    [t("host"), status.host],
    [t("waiting"), status.waiting],
    [t("infected"), status.infected],
    [t("failure"), status.failure ?? t("none")],
  ];
  return (
    <Panel title={t("title")}>
      <div className="flex flex-col gap-3">
        <ScannerAlert />
        <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-[max-content_minmax(0,1fr)]">
          {rows.map(([label, value]) => (
            <div key={label} className="contents">
              <dt className="text-(--ax-text-neutral-subtle)">{label}</dt>
              <dd className="[overflow-wrap:anywhere]">{value}</dd>
            </div>
          ))}
        </dl>
      </div>
    </Panel>
  );
}
