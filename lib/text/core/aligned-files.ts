import { isSameLanguage } from "./language";

/** A file that is named by the language of its lines, as "corpus/source.zh-CN" is. */
export type LanguageFile = {
  /** As its container, or whoever sends it, names it. */
  readonly path: string;
  readonly stem: string;
  /** BCP 47. */
  readonly language: string;
};

/** Files whose nth lines belong together: a text, and its translations. */
export type Aligned = { readonly source: LanguageFile; readonly targets: readonly LanguageFile[] };

const NAMED = /^(?:.*[\\/])?(?<stem>[^\\/.][^\\/]*)\.(?<tag>[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*)$/su;
/** What a Mac packs beside each file; it calls them "._text.zh" too. */
const OF_A_MAC = /(?:^|[\\/])__MACOSX[\\/]/u;
/** What Office files, OpenDocument, EPUB and Java's archives say of themselves. */
const OF_A_PACKAGE = /^(?:\[Content_Types\]\.xml$|mimetype$|META-INF\/)/u;
const CHINESE = /^(?:zh|cmn|yue)\b/iu;
const languages = new Intl.DisplayNames(["en"], { type: "language", fallback: "none" });

/** A file by its name; null for one that is not named by a language. */
export function languageFileOf(path: string): LanguageFile | null {
  const { stem, tag = "" } = NAMED.exec(path)?.groups ?? {};
  const language = tag.replaceAll("_", "-");
  if (stem === undefined || OF_A_MAC.test(path) || !isLanguage(language)) return null;
  return { path, stem, language };
}

/** How a file is called that lies in the same folder as another. */
export function pathBeside(path: string, name: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1) + name;
}

/** Whether a container is an Office file, a book or a program, and so none of plain files: "printerSettings1.bin" is no Bini. */
export function isPackage(paths: readonly string[]): boolean {
  return paths.some((path) => OF_A_PACKAGE.test(path));
}

/** Whether anybody speaks it: "txt" and "xml" are well-formed tags too. */
function isLanguage(tag: string): boolean {
  try {
    return languages.of(tag.split("-", 1)[0]?.toLowerCase() ?? "") !== undefined;
  } catch {
    return false;
  }
}

/** The languages that are expected of files; BCP 47. */
export type FileLanguages = { readonly sourceLanguage: string; readonly targetLanguage: string };

/** Why of some files none is read. */
export type AlignedRefusal = "no-aligned" | "several-sources";

/**
 * Which of some files belong together: those in a target language, and the one that they translate. Files in other languages, and those
 * that are not named by one, are left out.
 */
export function pickAligned(paths: readonly string[], wanted: FileLanguages): Aligned | AlignedRefusal {
  if (isPackage(paths)) return "no-aligned";
  const files = paths.flatMap((path) => languageFileOf(path) ?? []);
  const sources = files.filter(({ language }) => isSameLanguage(language, wanted.sourceLanguage));
  const targets = files.filter(({ language }) => isSameLanguage(language, wanted.targetLanguage));
  const [source, ...others] = sources;
  if (source === undefined || targets.length === 0) return "no-aligned";
  return others.length > 0 ? "several-sources" : { source, targets };
}

/**
 * The same where files may be in other languages than are expected: the source is the one that is called so, as ours is, else the one in
 * the language that is expected of it, else the Chinese one, else the first. What is in the target language translates it; where nothing
 * is, all others do. A container of another kind has none.
 *
 * @param expected null where nothing is known
 */
export function findAligned(
  paths: readonly string[],
  expected: FileLanguages | null = null,
): Aligned | AlignedRefusal {
  if (isPackage(paths)) return "no-aligned";
  const files = paths.flatMap((path) => languageFileOf(path) ?? []);
  const own = files.filter(
    ({ language }) => expected !== null && isSameLanguage(language, expected.sourceLanguage),
  );
  const may = own.length > 0 ? own : files.filter(({ language }) => CHINESE.test(language));
  const source = files.find(({ stem }) => stem === "source") ?? may[0] ?? files[0];
  const others = files.filter((file) => file !== source);
  if (source === undefined || others.length === 0) return "no-aligned";
  if (source.stem !== "source" && may.length > 1) return "several-sources";
  const wanted = others.filter(
    ({ language }) => expected !== null && isSameLanguage(language, expected.targetLanguage),
  );
  return { source, targets: wanted.length > 0 ? wanted : others };
}
