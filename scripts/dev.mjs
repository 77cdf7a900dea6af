// npm run dev: the same server over uncompiled pages.
import { bundleServer, checkNode, generateClient, installPackages, serve } from "./steps.mjs";

checkNode();
await installPackages();
await generateClient();
await bundleServer();
await serve("development", ["--dev", ...process.argv.slice(2)]);
