// npm start, npm run dev. Plain Node 20 or later: the rest runs on the Node that is installed here.
import { install, runOnProjectNode } from "./install.mjs";

await install();
await runOnProjectNode("scripts/run/start.ts", process.argv.slice(2));
