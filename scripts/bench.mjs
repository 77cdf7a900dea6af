// npm run bench [-- part …]: parts are import, workbench, typing, collaboration, export (or only its previews), formats, glossary, checks, search, terms.
import { findChromium } from "./chromium.mjs";
import { buildPages, bundleServer, checkNode, generateClient, installPackages, runBundle } from "./steps.mjs";

checkNode();
await installPackages();
await generateClient();
await buildPages();
await bundleServer();
process.env.CHROMIUM_PATH ??= await findChromium();
await runBundle("bench", process.argv.slice(2));
