import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbedded } from "../database/embedded.ts";
import { migrate } from "../database/migrate.ts";
import { Failure, runMain } from "../failure.ts";
import { generateClient } from "../generate.ts";
import { ensureSecrets } from "../run/secrets.ts";

/** Messages of the day. */
const count = Number(process.argv[2] ?? 5000);

/**
 * npm run bench -- soak [COUNT]: a day of mail on a real IMAP server, read by two workers of which one is killed
 * every few seconds. Prints what became of it; exit code 1 unless every message has one fate and none has two.
 */
await runMain(async () => {
  const { hasDovecot, startDovecot } = await import("#tests/factories/dovecot.ts");
  if (!hasDovecot) throw new Failure("There is no Dovecot on this machine: install dovecot-imapd.");
  const data = mkdtempSync(join(tmpdir(), "vigilans-soak-"));
  const server = await startEmbedded({ data });
  const { AUTH_SECRET } = ensureSecrets(data);
  Object.assign(process.env, {
    ...{ AUTH_SECRET, DATABASE_URL: server.url, VIGILANS_DATA: data, VIGILANS_DEMO: "0" },
    LOG_LEVEL: "silent",
  });
  const dovecot = await startDovecot();
  try {
    await generateClient();
    await migrate(server.url);
    const { prepareQueues } = await import("#lib/jobs/boss.ts");
    await prepareQueues();
    const { soak } = await import("#tests/factories/soak.ts");
    const deliveries = Math.min(50, count);
    const result = await soak({
      dovecot,
      count,
      deliveries,
      pause: 1,
      killEvery: 4,
      mostKills: count,
      patience: 900,
    });
    const { verifyAudit } = await import("#lib/audit/verify.ts");
    const { faults } = await verifyAudit();
    console.log(JSON.stringify({ ...result, auditFaults: faults.length }, null, 2));
    const well = result.lost + result.doubled + result.unmarked + faults.length === 0;
    if (!well || result.messages !== count) process.exitCode = 1;
    const { db } = await import("#lib/db.ts");
    await db.$disconnect();
  } finally {
    await dovecot.remove();
    await server.stop();
    rmSync(data, { recursive: true, force: true });
  }
});
