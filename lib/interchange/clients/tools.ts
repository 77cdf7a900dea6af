import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

/** Programs that read what we write, as `npm run test:clients` installs them on Debian. */
export type Tool = "libreoffice-writer" | "libreoffice-calc" | "python3-docx" | "python3-openpyxl";

const MODULES: Readonly<Partial<Record<Tool, string>>> = {
  "python3-docx": "docx",
  "python3-openpyxl": "openpyxl",
};

/** A python that has a module: Debian's own stands beside others that know nothing of its packages. */
function pythonWith(module: string): string | null {
  const has = (python: string) => spawnSync(python, ["-c", `import ${module}`]).status === 0;
  return ["/usr/bin/python3", "python3"].find(has) ?? null;
}

/** LibreOffice comes in parts: what opens texts is not what opens tables. */
const PARTS: Readonly<Partial<Record<Tool, string>>> = {
  "libreoffice-writer": "libswlo.so",
  "libreoffice-calc": "libsclo.so",
};

function hasPart(part: string): boolean {
  const { stdout } = spawnSync("which", ["soffice"], { encoding: "utf8" });
  if (stdout.trim() === "") return false;
  const program = fs.realpathSync(stdout.trim());
  return fs.existsSync(path.join(path.dirname(program), part));
}

/** Whether a tool is on this machine; one that is not is named, never passed over in silence. */
export function isHere(tool: Tool): boolean {
  const [module, part] = [MODULES[tool], PARTS[tool]];
  const found = module === undefined ? part !== undefined && hasPart(part) : pythonWith(module) !== null;
  if (!found) console.warn(`Not on this machine, so not asked: ${tool}`);
  return found;
}

/** A file as LibreOffice writes it after opening it. Without a user's profile: one of its own, thrown away. */
export function resave(bytes: Uint8Array, extension: "docx" | "xlsx"): Buffer {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "duizhao-clients-"));
  try {
    fs.writeFileSync(path.join(folder, `in.${extension}`), bytes);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const given = ["--headless", profile, "--convert-to", extension, "--outdir", path.join(folder, "out")];
    execFileSync("soffice", [...given, path.join(folder, `in.${extension}`)], { stdio: "pipe" });
    return fs.readFileSync(path.join(folder, "out", `in.${extension}`));
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** What a python program prints, as JSON; the file's bytes are its input. */
export function askPython(module: string, program: string, bytes: Uint8Array): unknown {
  const python = pythonWith(module);
  if (python === null) throw new Error(`There is no python with ${module}.`);
  return JSON.parse(
    execFileSync(python, ["-c", program], { input: bytes, maxBuffer: 1 << 27 }).toString("utf8"),
  );
}
