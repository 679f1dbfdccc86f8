import type { Tx } from "#lib/db.ts";
import type { Decision } from "#lib/intake/fate.ts";
import { bandsOf, sketchBytes } from "#lib/intake/likeness/sketch.ts";
import type { PreparedMessage } from "#lib/intake/prepared.ts";

/** Keeps what is proposed for some stored messages, in the caller's transaction. */
export async function storeProposals(
  tx: Tx,
  taken: readonly { id: string; decision: Decision }[],
): Promise<void> {
  const data = taken.flatMap(({ id, decision }) =>
    decision.proposals.map((proposal, position) => ({ messageId: id, position, ...proposal })),
  );
  if (data.length > 0) await tx.messageProposal.createMany({ data });
}

/**
 * Keeps the sketches of some stored messages, so that later ones like them are found. Those of a duplicate are left
 * out: the first one's are there.
 */
export async function storeSketches(
  tx: Tx,
  taken: readonly { id: string; message: PreparedMessage; decision: Decision }[],
): Promise<void> {
  const kept = taken
    .filter(({ decision }) => decision.fate !== "duplicate")
    .flatMap(({ id, message }) =>
      message.sketches.map(({ source, sketch }, position) => ({ messageId: id, position, source, sketch })),
    );
  if (kept.length === 0) return;
  await tx.textSketch.createMany({
    data: kept.map(({ sketch, ...row }) => ({ ...row, minima: sketchBytes(sketch) })),
  });
  const bands = kept.flatMap(({ messageId, position, sketch }) =>
    bandsOf(sketch).map((band) => ({ band: String(band), messageId, position })),
  );
  await tx.$executeRaw`
    INSERT INTO "TextBand" ("band", "messageId", "position")
    SELECT * FROM unnest(${bands.map(({ band }) => band)}::bigint[],
                         ${bands.map(({ messageId }) => messageId)}::uuid[],
                         ${bands.map(({ position }) => position)}::int[])`;
}

/** Takes away what was kept of a message that is read and decided anew. */
export async function forgetLikeness(tx: Tx, messageId: string): Promise<void> {
  await tx.messageProposal.deleteMany({ where: { messageId } });
  await tx.textSketch.deleteMany({ where: { messageId } });
  await tx.textBand.deleteMany({ where: { messageId } });
}
