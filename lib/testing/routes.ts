import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Operation } from "@/lib/http/operation";

export type FoundRoute = {
  readonly file: string;
  readonly urlPath: string;
  readonly method: string;
  readonly operation: Operation | null;
};

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** Every method that a route file of app/ exports, with the operation it carries; null when it carries none. */
export async function listRoutes(root: string): Promise<FoundRoute[]> {
  const files = walk(path.join(root, "app")).filter((file) => path.basename(file) === "route.ts");
  const found = await Promise.all(files.map((file) => routesOf(root, file)));
  return found.flat();
}

async function routesOf(root: string, file: string): Promise<FoundRoute[]> {
  const exported = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as Record<string, unknown>;
  const relative = path.relative(path.join(root, "app"), path.dirname(file)).split(path.sep);
  const parts = relative
    .filter((part) => !/^\(.*\)$/.test(part))
    .map((part) => part.replace(/^\[(?:\.\.\.)?(.+)\]$/, "{$1}"));
  return METHODS.filter((method) => method in exported).map((method) => {
    const handler = exported[method] as { operation?: Operation };
    return {
      file: path.relative(root, file),
      urlPath: `/${parts.join("/")}`,
      method,
      operation: handler.operation ?? null,
    };
  });
}

/** Files of the given folders that match. */
export function listFiles(root: string, folders: readonly string[], pattern: RegExp): string[] {
  return folders
    .flatMap((folder) => walk(path.join(root, folder)))
    .map((file) => path.relative(root, file))
    .filter((file) => pattern.test(file) && !file.includes("generated"));
}

function walk(folder: string): string[] {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name);
    return entry.isDirectory() ? walk(full) : [full];
  });
}
