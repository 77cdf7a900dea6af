import { languageTag } from "@/lib/glossary/core/entry";
import type { ImportedConcept, ImportedTerm } from "@/lib/glossary/core/imported";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { isSameLanguage } from "@/lib/text/core/language";
import { elementsOf, textOf, type XmlNode } from "../xml-node";
import type { ReadTerms, SkippedLine } from "./table-reader";
import { DO_NOT_TRANSLATE, decodeId, readPartOfSpeech, readStatus, readTermType } from "./tbx-words";

/** A category of TBX with its value, whichever style it was written in. */
type Said = { readonly category: string; readonly value: string };

/** What is understood; other categories are told as columns that were left out. */
const UNDERSTOOD: ReadonlySet<string> = new Set([
  ...["subjectField", "definition", "note", "administrativeStatus", "usageStatus", "normativeAuthorization"],
  ...["partOfSpeech", "termType", "source"],
]);

const ENTRIES = ["conceptEntry", "termEntry"];
const LANGUAGES = ["langSec", "langSet"];
const TERMS = ["termSec", "tig", "ntig"];
const GENERAL = ["descrip", "termNote", "admin"];
const MODULES = "http://www.tbxinfo.net/ns/";

/**
 * Reads TBX: version 3 in both styles and any public dialect, and version 2 (`martif`) with `tig` or `ntig`. `line` is
 * the how-manieth entry. What an entry does not say is absent; a term without a status stays undecided.
 */
export function readTbxTerms(root: XmlNode, sourceLanguage: string): Result<ReadTerms, "not-tbx"> {
  if (root.name !== "tbx" && root.name !== "martif") return refuse("not-tbx");
  const seen = new Set<string>();
  const read = entriesIn(root).map((entry, at) => readEntry(entry, at + 1, sourceLanguage, seen));
  return ok({
    concepts: read.flatMap((each) => ("reason" in each ? [] : [each])),
    skipped: read.flatMap((each) => ("reason" in each ? [each] : [])),
    columns: [...seen].map((name) => ({ name, meaning: UNDERSTOOD.has(name) ? name : null })),
  });
}

function entriesIn(node: XmlNode): readonly XmlNode[] {
  if (ENTRIES.includes(node.name)) return [node];
  return ["tbx", "martif", "text", "body"].includes(node.name) ? elementsOf(node).flatMap(entriesIn) : [];
}

function readEntry(
  entry: XmlNode,
  line: number,
  sourceLanguage: string,
  seen: Set<string>,
): ImportedConcept | SkippedLine {
  const id = entry.attributes.id ?? null;
  const sections = elementsOf(entry)
    .filter(({ name }) => LANGUAGES.includes(name))
    .map((section) => ({ section, language: section.attributes.lang ?? "" }));
  const unknown = sections.find(({ language }) => !languageTag.safeParse(language).success);
  if (unknown !== undefined) return { line, reason: "bad-value", text: unknown.language || (id ?? "") };
  const terms = sections.flatMap(({ section, language }) =>
    elementsOf(section)
      .filter(({ name }) => TERMS.includes(name))
      .flatMap((term) => readTerm(term, language, seen)),
  );
  if (terms.length === 0) return { line, reason: "no-term", text: id ?? "" };
  // A definition may be given with a language: that of the source comes first.
  const inSections = sections
    .toSorted((a, b) => rank(a.language, sourceLanguage) - rank(b.language, sourceLanguage))
    .flatMap(({ section }) => saidIn(section, seen))
    .filter(({ category }) => category === "definition");
  const said = [...saidIn(entry, seen), ...inSections];
  return { line, externalId: id === null ? null : decodeId(id), fields: readFields(said), terms };
}

const rank = (language: string, source: string): number => (isSameLanguage(language, source) ? 0 : 1);

function readFields(said: readonly Said[]): ImportedConcept["fields"] {
  const notes = valuesOf(said, "note");
  const isFlag = (text: string): boolean => text.toLowerCase() === DO_NOT_TRANSLATE.toLowerCase();
  const domain = valuesOf(said, "subjectField").join("; ");
  const definition = valuesOf(said, "definition").join("\n");
  const note = notes.filter((text) => !isFlag(text)).join("\n");
  return {
    ...(domain !== "" && { domain }),
    ...(definition !== "" && { definition }),
    ...(note !== "" && { note }),
    ...(notes.some(isFlag) && { doNotTranslate: true }),
  };
}

function readTerm(node: XmlNode, language: string, seen: Set<string>): readonly ImportedTerm[] {
  const text = textOfFirst(node, "term");
  if (text === "") return [];
  const said = saidIn(node, seen);
  const status = ["administrativeStatus", "usageStatus", "normativeAuthorization"]
    .flatMap((category) => valuesOf(said, category))
    .map(readStatus)
    .find((each) => each !== null);
  const [partOfSpeech] = valuesOf(said, "partOfSpeech").map(readPartOfSpeech);
  const type = valuesOf(said, "termType")
    .map(readTermType)
    .find((each) => each !== null);
  const citation = valuesOf(said, "source").join("; ");
  const usageNote = valuesOf(said, "note").join("\n");
  return [
    {
      ...{ language, text },
      ...(status != null && { status }),
      ...(partOfSpeech !== undefined && { partOfSpeech }),
      ...(type != null && { type }),
      ...(citation !== "" && { citation }),
      ...(usageNote !== "" && { usageNote }),
    },
  ];
}

/** A term stands in its section, or with `ntig` in a group of it. */
function textOfFirst(node: XmlNode, name: string): string {
  const places = [node, ...elementsOf(node).filter((child) => child.name === "termGrp")];
  const found = places.flatMap(elementsOf).find((child) => child.name === name);
  return found === undefined ? "" : textOf(found).trim();
}

/** What is said at one level, groups unfolded; languages and terms below say their own. */
function saidIn(node: XmlNode, seen: Set<string>): readonly Said[] {
  return elementsOf(node).flatMap((child): readonly Said[] => {
    if (child.name === "termGrp" || child.name === "termNoteGrp") return saidIn(child, seen);
    // In a group stands a category with what is said of it: its source is not the term's.
    if (/^(?:descrip|admin)Grp$/u.test(child.name)) return saidIn(child, seen).slice(0, 1);
    const category = categoryOf(child);
    if (category === null) return [];
    seen.add(category);
    return [{ category, value: textOf(child).trim() }];
  });
}

function categoryOf({ name, uri, attributes }: XmlNode): string | null {
  if (uri.startsWith(MODULES)) return name;
  if (name === "note") return "note";
  return GENERAL.includes(name) ? (attributes.type ?? null) : null;
}

const valuesOf = (said: readonly Said[], category: string): readonly string[] =>
  said.flatMap((each) => (each.category === category && each.value !== "" ? [each.value] : []));
