import type { AuditActor } from "#lib/audit/record.ts";
import { createCases } from "#lib/cases/commands/create.ts";
import { type CaseEvent, recordCaseEvents } from "#lib/cases/events.ts";
import type { Tx } from "#lib/db.ts";
import { acknowledge, type NewCaseMessage } from "#lib/intake/commands/acknowledge.ts";
import { markBounced } from "#lib/intake/commands/bounces.ts";
import { storeProposals, storeSketches } from "#lib/intake/commands/likeness.ts";
import { type Decision, decideFate, type Known } from "#lib/intake/fate.ts";
import { defaultOpening, openingDoubts, opensByItself, storedDoubt } from "#lib/intake/opening.ts";
import type { PreparedMessage } from "#lib/intake/prepared.ts";
import { BODY_SOURCE, SUBJECT_SOURCE } from "#lib/intake/sources.ts";
import { caseTitle, senderInWords } from "#lib/intake/title.ts";
import { columnsOf, type NoticeColumns } from "#lib/notices/columns.ts";
import { emptyFacts, type NoticeFacts } from "#lib/notices/facts.ts";
import { referencesOf } from "#lib/notices/sameNotice.ts";
import { foundBy } from "#lib/notices/similarity.ts";
import { readSetting } from "#lib/organisation/settings.ts";

/** Facts that a person gives with a message instead of what was read from it. */
export type GivenFacts = { title: string; columns: NoticeColumns };

type Judged = { message: PreparedMessage; given?: GivenFacts | undefined; known: Known };

/** A message whose fate is decided. */
export type Decided = Judged & {
  decision: Decision;
  /** Why a notice waits for a person rather than open a case by itself, as it is kept. */
  doubts: string[];
};

type CaseRef = { id: string; number: string };

/** The same with its case: a new one, the one that it belongs to or is proposed for, or none. */
type WithCase = Decided & { case: CaseRef | null };

/** The same when its row is stored. */
export type Taken = WithCase & { id: string };

/** Decides each message's fate by what is known of it, and by what the region asks of a case that opens by itself. */
export async function decideEach(tx: Tx, judged: readonly Judged[]): Promise<Decided[]> {
  const settings = (await readSetting(tx, "opening")) ?? defaultOpening;
  return judged.map(({ message, given, known }) => {
    const named = message.facts !== null && referencesOf(message.facts).length > 0;
    const enclosed = message.facts !== null && isEnclosed(message.facts);
    const sure = opensByItself(message, settings);
    const decision = decideFate({ ...message, named, enclosed, sure }, known);
    const unsure = decision.reason === "unsureNotice";
    const doubts = unsure ? openingDoubts(message, settings).map(storedDoubt) : [];
    return { message, given, known, decision, doubts };
  });
}

/** Whether a reference of the notice stands in a document, not in the mail itself. */
function isEnclosed({ fscaReferences, fsnReferences }: NoticeFacts): boolean {
  return [...fscaReferences, ...fsnReferences].some(
    ({ source }) => source !== BODY_SOURCE && source !== SUBJECT_SOURCE,
  );
}

/** Opens the cases that the fates ask for, numbered in the order of the messages, and names the others' cases. */
export async function openCases(
  tx: Tx,
  decided: readonly Decided[],
  actor: AuditActor,
  at: Date,
): Promise<WithCase[]> {
  const opening = decided.filter(({ decision }) => decision.fate === "case_created");
  const inputs = opening.map(({ message, given }) => ({
    title: given?.title ?? caseTitle(message),
    source: message.origin.channel,
    sender: senderInWords(message),
    receivedAt: at,
  }));
  const created = await createCases(tx, inputs, actor, at);
  const opened = new Map(opening.map((item, index) => [item, created[index] ?? null]));
  return decided.map((item) => ({ ...item, case: opened.get(item) ?? knownCase(item) }));
}

function knownCase({ decision, known }: Decided): CaseRef | null {
  if (!decision.caseId) return null;
  const { sameContent } = known;
  const cases = [
    sameContent?.caseId && sameContent.caseNumber
      ? { id: sameContent.caseId, number: sameContent.caseNumber }
      : null,
    known.bouncedMail?.case,
    known.ownMail?.case,
    known.answered?.case,
    known.threadCase,
    known.subjectCase?.case,
    known.sameNotice?.case,
    ...known.alike.map((one) => one.case),
  ];
  return cases.find((found) => found?.id === decision.caseId) ?? null;
}

/**
 * What the fates bring with them besides the messages and their cases: the notice of a new case, the event in the
 * case that a message was added to, the mark on the mail that bounced, what is proposed, and what makes later messages
 * like these found.
 */
export async function applyDecisions(
  tx: Tx,
  taken: readonly Taken[],
  actor: AuditActor,
  at: Date,
): Promise<void> {
  await storeNotices(tx, taken, at);
  await storeProposals(tx, taken);
  await storeSketches(tx, taken);
  const events: { caseId: string; event: CaseEvent }[] = [];
  for (const item of taken) {
    const told = [...(await markBounced(tx, item, at)), ...attached(item)];
    const caseId = item.case?.id;
    if (caseId) events.push(...told.map((event) => ({ caseId, event })));
  }
  const acknowledged = await acknowledge(tx, taken.flatMap(newCaseMessage), at);
  await recordCaseEvents(tx, [...events, ...acknowledged], actor, at);
}

function newCaseMessage({ message, decision, case: its }: Taken): NewCaseMessage[] {
  if (decision.fate !== "case_created" || !its) return [];
  const { channel, mailbox, archive = false } = message.origin;
  const text = [message.subject, message.text ?? message.html, message.facts?.userActions?.value];
  return [
    {
      ...message,
      ...{ channel, mailbox, archive, fate: decision.fate, caseId: its.id, number: its.number },
      text: text.filter(Boolean).join("\n"),
    },
  ];
}

async function storeNotices(tx: Tx, taken: readonly Taken[], at: Date): Promise<void> {
  const data = taken.flatMap(({ id, message, given, decision, case: its }) => {
    if (decision.fate !== "case_created" || !its) return [];
    const facts = message.facts ?? emptyFacts();
    const columns = given?.columns ?? columnsOf(facts);
    return [{ caseId: its.id, messageId: id, facts, ...foundBy(columns), confirmedAt: given ? at : null }];
  });
  if (data.length > 0) await tx.notice.createMany({ data });
}

function attached({ id, message, decision }: Taken): CaseEvent[] {
  if (decision.fate !== "attached_to_case") return [];
  const data = { messageId: id, subject: message.subject ?? "–", from: senderInWords(message) };
  return [{ type: "message_attached", data }];
}
