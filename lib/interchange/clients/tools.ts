import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

/** What shows that a program is on this machine: a command, an archive of Java, a module of python, or a part of LibreOffice. */
type Sign =
  | { readonly command: string }
  | { readonly jar: string }
  | { readonly module: string }
  /** LibreOffice comes in parts: what opens texts is not what opens tables. */
  | { readonly part: string };

/** Programs that read what we write, as `npm run test:clients` installs them on Debian. */
const TOOLS = {
  xmllint: { command: "xmllint" },
  jing: { command: "jing" },
  msgfmt: { command: "msgfmt" },
  msgcat: { command: "msgcat" },
  epubcheck: { jar: "/usr/share/java/epubcheck.jar" },
  pandoc: { command: "pandoc" },
  omegat: { command: "omegat" },
  "translate-toolkit": { module: "translate.storage.tmx" },
  "libreoffice-writer": { part: "libswlo.so" },
  "libreoffice-calc": { part: "libsclo.so" },
  "python3-docx": { module: "docx" },
  "python3-openpyxl": { module: "openpyxl" },
} as const satisfies Readonly<Record<string, Sign>>;
export type Tool = keyof typeof TOOLS;

/** Where a command lies; "" when there is none. */
const placeOf = (command: string): string =>
  spawnSync("which", [command], { encoding: "utf8" }).stdout?.trim() ?? "";

/** A python that has a module: Debian's own stands beside others that know nothing of its packages. */
function pythonWith(module: string): string | null {
  const has = (python: string) => spawnSync(python, ["-c", `import ${module}`]).status === 0;
  return ["/usr/bin/python3", "python3"].find(has) ?? null;
}

function hasPart(part: string): boolean {
  const office = placeOf("soffice");
  return office !== "" && fs.existsSync(path.join(path.dirname(fs.realpathSync(office)), part));
}

function isFound(sign: Sign): boolean {
  if ("command" in sign) return placeOf(sign.command) !== "";
  if ("jar" in sign) return fs.existsSync(sign.jar);
  return "part" in sign ? hasPart(sign.part) : pythonWith(sign.module) !== null;
}

/** Whether a tool is on this machine; one that is not is named, never passed over in silence. */
export function isHere(tool: Tool): boolean {
  const isThere = isFound(TOOLS[tool]);
  if (!isThere) console.warn(`Not on this machine, so not asked: ${tool}`);
  return isThere;
}

/** A folder of its own for a while. */
export async function inFolder<Value>(use: (folder: string) => Promise<Value> | Value): Promise<Value> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "duizhao-clients-"));
  try {
    return await use(folder);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Runs a command, whatever language the machine speaks.
 *
 * @throws Error with what it said, when it fails
 */
export function run(command: string, args: readonly string[]): string {
  const options = { encoding: "utf8", timeout: 300_000 } as const;
  const done = spawnSync("env", ["LC_ALL=C.UTF-8", command, ...args], options);
  const said = `${done.stdout}${done.stderr}`;
  if (done.status !== 0) throw new Error(`${command}: ${said.slice(-2000)}`);
  return said;
}

/** Runs a program that is a command, or an archive of Java. */
export function runTool(tool: Tool, args: readonly string[]): string {
  const sign: Sign = TOOLS[tool];
  return "jar" in sign ? run("java", ["-jar", sign.jar, ...args]) : run(tool, args);
}

/** A file as LibreOffice writes it after opening it. Without a user's profile: one of its own, thrown away. */
export function resave(bytes: Uint8Array, extension: "docx" | "xlsx"): Promise<Buffer> {
  return inFolder((folder) => {
    fs.writeFileSync(path.join(folder, `in.${extension}`), bytes);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const given = ["--headless", profile, "--convert-to", extension, "--outdir", path.join(folder, "out")];
    run("soffice", [...given, path.join(folder, `in.${extension}`)]);
    return fs.readFileSync(path.join(folder, "out", `in.${extension}`));
  });
}

/** What a python program prints, as JSON; the file's bytes are its input. */
export function askPython(module: string, program: string, bytes: Uint8Array): unknown {
  const python = pythonWith(module);
  if (python === null) throw new Error(`There is no python with ${module}.`);
  return JSON.parse(
    execFileSync(python, ["-c", program], { input: bytes, maxBuffer: 1 << 27 }).toString("utf8"),
  );
}

/** A schema that the tests keep. */
export const schema = (name: string): string => path.join(import.meta.dirname, "../fixtures/schemas", name);
