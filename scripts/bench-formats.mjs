// npm run bench:formats [-- --pairs 1000000]: see bench/formats.ts. It needs no pages and no database.
import { bundleServer, checkNode, generateClient, installPackages, runBundle } from "./steps.mjs";

checkNode();
await installPackages();
await generateClient();
await bundleServer();
await runBundle("bench-formats", process.argv.slice(2));
