#!/usr/bin/env node
// The command line: makes itself ready like the start does, then runs the command in this process.
import path from "node:path";
import { pathToFileURL } from "node:url";
import { bundleWhenStale, checkNode, generateClient, installPackages, root } from "./steps.mjs";

// npm changes into the package's folder and keeps the person's own here.
const directory = process.env.npm_lifecycle_event === "duizhao" ? process.env.INIT_CWD : undefined;
const standing = directory ?? process.cwd();

// Standard output belongs to the command (an export goes there): preparing speaks on the other one.
const { log } = console;
console.log = console.error;
checkNode();
await installPackages();
await generateClient();
await bundleWhenStale();
console.log = log;

process.chdir(root);
process.setSourceMapsEnabled(true);
const { main } = await import(pathToFileURL(path.join(root, "dist/duizhao.mjs")).href);
await main(process.argv.slice(2), standing);
