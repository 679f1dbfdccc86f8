import { prepareDatabase } from "../database/prepare.ts";
import { runMain } from "../failure.ts";

/** Child of npm start: migrates and seeds DATABASE_URL, and tells its parent the administrator, if it made one. */
await runMain(async () => {
  const administrator = await prepareDatabase(
    process.env.DATABASE_URL ?? "",
    process.env.VIGILANS_DEMO === "1",
  );
  process.send?.({ administrator });
  process.disconnect?.();
});
