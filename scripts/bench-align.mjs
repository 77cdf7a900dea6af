// npm run bench:align [-- speed | accuracy | ablation]: see bench/align.ts.
import { bundleServer, checkNode, generateClient, installPackages, runBundle } from "./steps.mjs";

checkNode();
await installPackages();
await generateClient();
await bundleServer();
await runBundle("bench-align", process.argv.slice(2));
