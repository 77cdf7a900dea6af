// npm run test:durability -- --rounds N --clients 8: kills the real server and its clients while they type, stops the
// database under them, and looks into the database for every edit that was called saved. See bench/durability.ts.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { buildPages, bundleServer, checkNode, generateClient, installPackages, root } from "./steps.mjs";

const flags = process.argv.slice(2);
checkNode();
await installPackages();
await generateClient();
await bundleServer();
if (!flags.includes("--room")) await buildPages();
const done = spawnSync(
  process.execPath,
  ["--enable-source-maps", path.join(root, "dist/durability.mjs"), ...flags],
  {
    cwd: root,
    stdio: "inherit",
  },
);
process.exit(done.status ?? 1);
