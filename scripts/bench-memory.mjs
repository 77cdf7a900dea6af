// npm run bench:memory [-- --units 1000000 --trigram-units 1000000 --queries 200 --brute 10]: the memory's lookup
// beside brute force and pg_trgm. It needs no pages.
import { bundleServer, checkNode, generateClient, installPackages, runBundle } from "./steps.mjs";

checkNode();
await installPackages();
await generateClient();
await bundleServer();
await runBundle("bench-memory", process.argv.slice(2));
