import { Alert } from "@navikt/ds-react/Alert";
import { Heading } from "@navikt/ds-react/Typography";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { DeclarationTag } from "#components/projects/DeclarationTag.tsx";
import { DownloadButton } from "#components/ui/DownloadButton.tsx";
import { Fact, Facts } from "#components/ui/Facts.tsx";
import { Moment } from "#components/ui/Moment.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { dayOf } from "#lib/clock.ts";
import { localeOf } from "#lib/i18n/locale.ts";
import { type DeclarationContent, takenOutOfUse } from "#lib/projects/declaration/content.ts";
import { type PublicDeclaration, publicDeclarationsOf } from "#lib/projects/declaration/public/queries.ts";
import { requirementOf } from "#lib/projects/requirements/annexI.ts";

type Props = { params: Promise<{ number: string }> };

const declarationsOf = cache(publicDeclarationsOf);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [newest] = await declarationsOf((await params).number);
  const t = await getTranslations("declarations");
  const title = newest ? `${newest.content.number} ${newest.content.device.name}` : t("title");
  return { title: title.slice(0, 120), robots: { index: newest !== undefined } };
}

/** The declaration of one device as it stands now, and what it replaced. */
export default async function DeclarationPage({ params }: Props) {
  const [newest, ...earlier] = await declarationsOf((await params).number);
  if (!newest) notFound();
  const t = await getTranslations("declarations");
  const { content } = newest;
  const pdf = `/declarations/${content.number}/pdf?revision=${newest.revision}`;
  return (
    <>
      <nav aria-label={t("back")} className="no-print text-sm">
        <Link href={"/declarations" as "/"} className="underline">
          {t("back")}
        </Link>
      </nav>
      <header className="flex flex-col gap-2">
        <div className="flex flex-wrap items-center gap-3">
          <span className="font-semibold tabular-nums">{content.number}</span>
          <DeclarationTag state={newest.state} />
        </div>
        <Heading level="1" size="large" lang="sv" className="max-w-5xl break-words">
          {content.device.name}
        </Heading>
      </header>
      <Ended declaration={newest} />
      {localeOf(await getLocale()) !== "sv" && <p className="text-sm">{t("textsInSwedish")}</p>}
      <div className="no-print flex flex-wrap items-center gap-4">
        <DownloadButton href={pdf}>{t("pdf")}</DownloadButton>
        <a href={`${pdf}&lang=en`} className="underline">
          {t("pdfEnglish")}
        </a>
      </div>
      <About declaration={newest} />
      <Requirements requirements={content.requirements} />
      {earlier.length > 0 && (
        <Panel title={t("earlier")}>
          <ul className="flex flex-col gap-2">
            {earlier.map((one) => (
              <li key={one.id} className="flex flex-wrap items-center gap-3">
                <a
                  href={`/declarations/${content.number}/pdf?revision=${one.revision}`}
                  className="underline"
                >
                  {t("pdfOf", { revision: one.revision })}
                </a>
                <DeclarationTag state={one.state} />
                <span>
                  <Moment at={one.publishedAt} />
                  {one.endedAt && (
                    <>
                      {" – "}
                      <Moment at={one.endedAt} />
                    </>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}

async function Ended({ declaration }: { declaration: PublicDeclaration }) {
  const t = await getTranslations("declarations");
  const { state, endedAt, endedBecause } = declaration;
  if (state !== "withdrawn" || !endedAt) return null;
  const reason = endedBecause === takenOutOfUse ? t("takenOutOfUse") : (endedBecause ?? "");
  return <Alert variant="warning">{t("withdrawn", { day: dayOf(endedAt), reason })}</Alert>;
}

async function About({ declaration }: { declaration: PublicDeclaration }) {
  const t = await getTranslations("declarations");
  const { content, publishedAt, revision } = declaration;
  const { device, institution, signer, place, day } = content;
  const purposes = (["what", "who", "where", "how"] as const).filter((key) => device.purpose[key] !== "");
  return (
    <Panel title={t("about")}>
      <Facts>
        <Fact label={t("document.fields.institution")}>
          {institution.name} ({institution.organisationNumber}), {institution.address}
        </Fact>
        <Fact label={t("document.fields.description")}>
          <Lines text={device.description} />
        </Fact>
        <Fact label={t("document.fields.marking")}>{device.marking ?? t("document.noMarking")}</Fact>
        <Fact label={t("document.fields.type")}>{t("document.medicalDevice")}</Fact>
        <Fact label={t("document.fields.riskClass")}>{device.riskClass}</Fact>
        {purposes.map((key) => (
          <Fact key={key} label={t(`document.fields.${key}`)}>
            <Lines text={device.purpose[key]} />
          </Fact>
        ))}
        <Fact label={t("registrationNumber")}>{content.registration}</Fact>
        <Fact label={t("columns.revision")}>{revision}</Fact>
        <Fact label={t("signedBy")}>
          {t("signedByValue", { name: signer.name, function: signer.function, place, day })}
        </Fact>
        <Fact label={t("columns.published")}>
          <Moment at={publishedAt} />
        </Fact>
      </Facts>
    </Panel>
  );
}

/** What people wrote, in Swedish whatever language the page has. */
function Lines({ text }: { text: string }) {
  return (
    <span lang="sv" className="whitespace-pre-line break-words">
      {text}
    </span>
  );
}

async function Requirements({ requirements }: Pick<DeclarationContent, "requirements">) {
  const t = await getTranslations("declarations");
  const locale = localeOf(await getLocale());
  return (
    <Panel title={t("requirements")}>
      <p>{t(requirements.fullyMet ? "document.fullyMet" : "document.notFullyMet")}</p>
      {requirements.exceptions.length > 0 && (
        <ul className="flex flex-col gap-3 pt-3">
          {requirements.exceptions.map(({ requirement, fulfilment, reason }) => (
            <li key={requirement}>
              <p className="font-semibold">
                {requirement} {requirementOf(requirement)?.[locale]} (
                {t(`document.fulfilments.${fulfilment}`).toLowerCase()})
              </p>
              <Lines text={reason} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
