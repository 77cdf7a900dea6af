// npm run check: lint and types.
import { checkNode, generateClient, installPackages, local, step } from "./steps.mjs";

checkNode();
await installPackages();
await generateClient();
await step("Types of routes", ...local("next/dist/bin/next", ["typegen"]));
await step("Lint", ...local("@biomejs/biome/bin/biome", ["check", "--error-on-warnings", "."]));
await step("Types", ...local("typescript/bin/tsc", ["--noEmit", "--incremental", "false"]));
