// npm start: everything from a clean clone to a served address.
import { buildPages, checkNode, generateClient, installPackages, serve } from "./steps.mjs";

checkNode();
await installPackages();
await generateClient();
await buildPages();
await serve("production", process.argv.slice(2));
