import fs from "node:fs";
import path from "node:path";

export type Import = { readonly from: string; readonly to: string };
export type Violation = Import & { readonly message: string };

/** Which rooms' `core` each room may use (docs/architecture.md). */
const MAY_USE: Readonly<Record<string, readonly string[]>> = {
  text: [],
  xliff: ["text"],
  accounts: ["text"],
  collaboration: ["text", "accounts", "renderings", "documents"],
  documents: ["text", "accounts", "xliff"],
  renderings: ["text", "accounts", "documents", "collaboration"],
  glossary: ["text", "accounts"],
  discussion: ["text", "accounts"],
  quality: ["text", "accounts", "documents", "renderings", "glossary"],
  memory: ["text", "accounts", "quality"],
  alignment: ["text", "documents", "glossary", "quality"],
  search: ["text", "accounts", "documents", "renderings", "glossary"],
  review: ["text", "accounts", "documents", "renderings", "discussion", "quality"],
  interchange: [
    ...["text", "accounts", "documents", "renderings", "alignment", "glossary", "quality", "review"],
    "xliff",
  ],
  archive: [
    ...["text", "accounts", "documents", "renderings", "glossary", "discussion", "quality", "review"],
    "interchange",
  ],
};

const SOURCE = /\.(ts|tsx)$/;
const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s[^;]*?from\s+"([^"]+)"|import\(\s*(?:\/\*.*?\*\/\s*)*"([^"]+)"\s*\)|(?:^|\n)import\s+"([^"]+)"/g;

/** Every import of the product's own source, as paths from the root ("lib/text/core/marks") or package names. */
export function listImports(
  root: string,
  folders: readonly string[] = ["app", "components", "lib"],
): Import[] {
  return folders
    .flatMap((folder) => walk(path.join(root, folder)))
    .filter((file) => SOURCE.test(file) && !file.includes(`${path.sep}generated${path.sep}`))
    .flatMap((file) => importsOf(root, file));
}

function walk(folder: string): string[] {
  if (!fs.existsSync(folder)) return [];
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name);
    return entry.isDirectory() ? walk(full) : [full];
  });
}

function importsOf(root: string, file: string): Import[] {
  const from = path.relative(root, file).replaceAll(path.sep, "/");
  return [...fs.readFileSync(file, "utf8").matchAll(IMPORT)].map((found) => {
    const name = found[1] ?? found[2] ?? found[3] ?? "";
    if (name.startsWith("@/")) return { from, to: name.slice(2) };
    if (name.startsWith("."))
      return { from, to: path.posix.normalize(path.posix.join(path.posix.dirname(from), name)) };
    return { from, to: name };
  });
}

const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file) || file.startsWith("lib/testing/");
const roomOf = (file: string): string | undefined => /^lib\/([^/]+)\/(?:core|server)\//.exec(file)?.[1];
const isOwn = (to: string): boolean => /^(app|components|lib|messages)\//.test(to);

/**
 * Packages that are values only: no clock, no network, no machine. Three are word lists with functions over
 * them: characters of OpenCC, WordNet's base forms, readings of Chinese. re2js matches regular expressions in linear time.
 */
const PURE_PACKAGES =
  /^(zod|fractional-indexing|diff|unified|remark-[a-z]+|mdast[a-z-]*|unist[a-z-]*|micromark[a-z-]*|parse5|csv-stringify\/.*|csv-parse\/.*|lib0\/.*|opencc-js\/dict\/.*|wink-lemmatizer|pinyin-pro|re2js|iconv-lite)$/;

type Rule = (found: Import) => string | null;

const RULES: readonly Rule[] = [
  function coreIsPure({ from, to }) {
    if (!/^lib\/[^/]+\/core\//.test(from)) return null;
    if (/^lib\/(kernel|[^/]+\/core)\//.test(to)) return null;
    if (!isOwn(to) && PURE_PACKAGES.test(to)) return null;
    if (from.startsWith("lib/collaboration/core/") && to === "yjs") return null;
    return "core/ imports only core/, kernel and pure packages: pass the value in, or move this to server/";
  },
  function roomsFollowTheTable({ from, to }) {
    const [room, other] = [roomOf(from), /^lib\/([^/]+)\/core\//.exec(to)?.[1]];
    if (!from.includes("/core/") || room === undefined || other === undefined || room === other) return null;
    if (MAY_USE[room]?.includes(other)) return null;
    return `the room ${room} may not use the core of ${other} (docs/architecture.md): the value belongs to a room below both`;
  },
  function storesArePrivate({ from, to }) {
    if (!/^lib\/[^/]+\/server\/(.*-)?store$/.test(to) || roomOf(from) === roomOf(`${to}/`)) return null;
    return "another room's store is private: call its use case";
  },
  function onlyStoresQuery({ from, to }) {
    if (!to.startsWith("lib/db/generated") || from.startsWith("lib/db/")) return null;
    if (/^lib\/[^/]+\/server\/(.*-)?store\.ts$/.test(from)) return null;
    return "only a room's store imports the Prisma client or its types";
  },
  function componentsStayOutside({ from, to }) {
    if (!from.startsWith("components/") || !to.startsWith("lib/")) return null;
    if (/^lib\/(kernel|editor|i18n|[^/]+\/core)\//.test(to) || /\/server\/([a-z-]+-)?schema$/.test(to))
      return null;
    return "components/ import core/, kernel, editor and a room's schema: call the API, or have the page pass the data in";
  },
  function uiKnowsNoRoom({ from, to }) {
    if (!from.startsWith("components/ui/") || !/^components\/(?!ui\/)/.test(to)) return null;
    return "components/ui knows nothing of rooms";
  },
  function nothingImportsApp({ from, to }) {
    return to.startsWith("app/") && !from.startsWith("app/") ? "nothing imports from app/" : null;
  },
  function appHasNoQueries({ from, to }) {
    if (!from.startsWith("app/") || !(to.startsWith("lib/db/") || /\/server\/(.*-)?store$/.test(to)))
      return null;
    return "app/ holds routes only: call a use case";
  },
];

/** Each import that breaks a rule, with where the code belongs. */
export function findViolations(imports: readonly Import[]): Violation[] {
  return imports
    .filter(({ from }) => !isTest(from))
    .flatMap((found) =>
      RULES.flatMap((rule) => {
        const message = rule(found);
        return message === null ? [] : [{ ...found, message }];
      }),
    );
}

/** Files that look at `process.env` themselves; only lib/environment.ts may. */
export function findEnvironmentReaders(root: string): string[] {
  return ["app", "components", "lib"]
    .flatMap((folder) => walk(path.join(root, folder)))
    .map((file) => path.relative(root, file).replaceAll(path.sep, "/"))
    .filter(
      (file) =>
        SOURCE.test(file) && !file.includes("/generated/") && file !== "lib/environment.ts" && !isTest(file),
    )
    .filter((file) => /\bprocess\.env\b/.test(fs.readFileSync(path.join(root, file), "utf8")));
}
