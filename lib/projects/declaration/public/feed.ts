import { generateAtomFeed } from "feedsmith";
import type { Translate } from "#lib/i18n/translate.ts";
import { takenOutOfUse } from "#lib/projects/declaration/content.ts";
import type { PublicDeclaration } from "#lib/projects/declaration/public/queries.ts";

/** Public declarations as an Atom feed (RFC 4287). `base` is the address of the application, without a slash. */
export function declarationFeed(declarations: PublicDeclaration[], base: string, t: Translate): string {
  const changed = (one: PublicDeclaration) => one.endedAt ?? one.publishedAt;
  return generateAtomFeed({
    id: `${base}/declarations`,
    title: { value: t("declarations.title") },
    subtitle: { value: t("declarations.lead") },
    updated: declarations[0] ? changed(declarations[0]) : new Date(0),
    links: [
      { href: `${base}/declarations/feed`, rel: "self", type: "application/atom+xml" },
      { href: `${base}/declarations`, rel: "alternate", type: "text/html" },
    ],
    authors: [{ name: t("app.name") }],
    entries: declarations.map((one) => {
      const { number, device, institution } = one.content;
      const address = `${base}/declarations/${number}`;
      return {
        id: `${address}/${one.revision}`,
        title: { value: `${number} ${device.name}` },
        links: [
          { href: address, rel: "alternate", type: "text/html" },
          {
            href: `${address}/pdf?revision=${one.revision}`,
            rel: "related",
            type: "application/pdf",
          },
        ],
        published: one.publishedAt,
        updated: changed(one),
        summary: {
          value: t("declarations.entrySummary", {
            device: device.name,
            riskClass: device.riskClass,
            institution: institution.name,
            state: stateText(one, t),
          }),
        },
      };
    }),
  });
}

function stateText(one: PublicDeclaration, t: Translate): string {
  if (one.state !== "withdrawn") return t(`declarations.states.${one.state}`);
  const reason = one.endedBecause === takenOutOfUse ? t("declarations.takenOutOfUse") : one.endedBecause;
  return `${t("declarations.states.withdrawn")}: ${reason ?? ""}`;
}
