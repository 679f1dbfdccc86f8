// npm run read-notice -- FILE...: plain Node 20 or later, the rest runs on the Node that is installed here.
import { install, runOnProjectNode } from "./install.mjs";

await install();
await runOnProjectNode("scripts/read-notice.ts", process.argv.slice(2));
