import type { translatorFor } from "#lib/i18n/translator.ts";
import type { ActionState, Concerned, SenderReplyKind } from "#prisma/generated/enums.ts";

type Translator = ReturnType<typeof translatorFor>;

/** What a reply to the sender can tell. Everything but the region and the signature comes from others. */
export type ReplyFacts = {
  caseNumber: string;
  region: string;
  /** Who signs, and what stands below the name. */
  sender: { name: string; signature: string[] };
  manufacturer: string | null;
  title: string;
  references: string[];
  devices: string[];
  /** `YYYY-MM-DD` */
  receivedOn: string;
  /** The subject of the mail that is answered. */
  originalSubject: string | null;
  /** The newest answer of each recipient for action who has answered. */
  answers: { concerned: Concerned; quantity: number | null; done: string[]; notDone: string[] }[];
  actions: { description: string; state: ActionState; note: string | null }[];
  /** Searches were made for Bilaga 1 and none of them hit. */
  nothingFound: boolean;
};

const shownDevices = 10;

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\s]+/gu, " ").trim();
}

/** `Re: …` once, or the reference and the case when the notice did not come as a mail. */
export function replySubject(kind: SenderReplyKind, facts: ReplyFacts, t: Translator): string {
  const original = oneLine(facts.originalSubject ?? "").replace(/^((re|sv|aw|fwd|fw|vb)\s*:\s*)+/i, "");
  if (original) return `Re: ${original}`.slice(0, 300);
  const about = facts.references[0] ?? facts.title;
  return oneLine(t(`reply.template.${kind}.subject`, { about, number: facts.caseNumber })).slice(0, 300);
}

function aboutLines(facts: ReplyFacts, t: Translator): string[] {
  const devices = facts.devices.map(oneLine).filter(Boolean);
  const rest = devices.length - shownDevices;
  const shown = devices.slice(0, shownDevices).join(", ");
  const lines: [label: string, value: string][] = [
    [t("reply.template.notice"), oneLine(facts.title)],
    [t("reply.template.reference"), facts.references.map(oneLine).join(", ")],
    [t("reply.template.manufacturer"), oneLine(facts.manufacturer ?? "")],
    [
      t("reply.template.devices"),
      rest > 0 ? `${shown} ${t("reply.template.andMore", { count: rest })}` : shown,
    ],
    [t("reply.template.ourReference"), facts.caseNumber],
  ];
  return lines.filter(([, value]) => value !== "").map(([label, value]) => `${label}: ${value}`);
}

/** How often each text stands, in the order of the first. */
function counted(texts: string[]): [text: string, count: number][] {
  const counts = new Map<string, number>();
  for (const text of texts.map(oneLine).filter(Boolean)) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts];
}

/** What came of it, summed up over the region: no unit, person or patient is named to the outside. */
export function resultLines(
  facts: Pick<ReplyFacts, "answers" | "actions" | "nothingFound">,
  t: Translator,
): string[] {
  const { answers, actions } = facts;
  const concerned = answers.filter((answer) => answer.concerned === "yes");
  const quantity = concerned.reduce((sum, answer) => sum + (answer.quantity ?? 0), 0);
  const lines: string[] = [];
  if (answers.length > 0)
    lines.push(t("reply.template.answered", { count: answers.length, concerned: concerned.length }));
  if (quantity > 0) lines.push(t("reply.template.quantity", { quantity }));
  for (const [text, count] of counted(concerned.flatMap((answer) => answer.done)))
    lines.push(t("reply.template.doneBy", { text, count }));
  for (const [text, count] of counted(concerned.flatMap((answer) => answer.notDone)))
    lines.push(t("reply.template.notDoneBy", { text, count }));
  for (const action of actions) {
    if (action.state === "open") continue;
    const values = { text: oneLine(action.description), note: oneLine(action.note ?? "") };
    lines.push(t(`reply.template.action.${action.state}`, values));
  }
  // Told to a supplier as a fact: only when the searches show it.
  return lines.length === 0 && facts.nothingFound ? [t("reply.template.nothingToReport")] : lines;
}

/**
 * The first proposal of a reply to the sender: who we are, which notice, that it was received or what came of it.
 * The person who sends it rewrites it. Source: RH-15405 Bilaga 1, the two rows about answers.
 */
export function replyTemplate(
  kind: SenderReplyKind,
  facts: ReplyFacts,
  t: Translator,
): { subject: string; body: string } {
  const results = resultLines(facts, t).map((line) => `- ${line}`);
  const parts = [
    t("reply.template.greeting"),
    t(`reply.template.${kind}.opening`, { region: facts.region, receivedOn: facts.receivedOn }),
    aboutLines(facts, t).join("\n"),
    // Without anything known the heading stands over an empty line, for the person to fill in.
    ...(kind === "result"
      ? [[t("reply.template.results"), ...(results.length > 0 ? results : ["- "])].join("\n")]
      : []),
    t(`reply.template.${kind}.closing`),
    [t("reply.template.regards"), "", facts.sender.name, ...facts.sender.signature].join("\n"),
  ];
  return { subject: replySubject(kind, facts, t), body: parts.join("\n\n") };
}
