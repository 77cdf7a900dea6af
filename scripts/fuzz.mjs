// npm run test:fuzz -- 10000 [READER]: gives every reader of files, or that one ("returned docx"), that many changed ones, the same at
// each run. See lib/testing/fuzz.
import { spawnSync } from "node:child_process";
import { checkNode, generateClient, installPackages, local, root } from "./steps.mjs";

const [runs = "10000", reader] = process.argv.slice(2);
checkNode();
await installPackages();
await generateClient();
const [program, args] = local("vitest/vitest.mjs", ["run", "--project", "unit", "lib/testing/fuzz"]);
if (reader !== undefined) args.push("-t", `the reader of '${reader}'`);
const done = spawnSync(program, args, {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, FUZZ_RUNS: runs },
});
process.exit(done.status ?? 1);
