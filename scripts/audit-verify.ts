import { withDatabase } from "./database/connect.ts";

/** Checks the whole audit trail. Prints one JSON line; exit code 1 when anything is altered, missing or out of place. */
await withDatabase(async () => {
  const { verifyAudit } = await import("#lib/audit/verify.ts");
  const { db } = await import("#lib/db.ts");
  const result = await verifyAudit();
  console.log(
    JSON.stringify({ events: result.events, streams: result.streams, faults: result.faults.length }),
  );
  for (const fault of result.faults.slice(0, 100))
    console.error(`${fault.stream} event ${fault.sequence}: ${fault.fault}`);
  await db.$disconnect();
  process.exitCode = result.faults.length > 0 ? 1 : 0;
});
