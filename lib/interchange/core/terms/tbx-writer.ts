import type { Entry, TermEntry } from "@/lib/glossary/core/entry";
import { escapeXml, escapeXmlAttribute } from "../xml-text";
import type { ExportedConcept, Languages } from "./table-writer";
import {
  BASIC_NAMESPACE,
  DO_NOT_TRANSLATE,
  encodeId,
  MIN_NAMESPACE,
  PART_OF_SPEECH_WORDS,
  STATUS_WORDS,
  TBX_NAMESPACE,
  type TbxDialect,
  type TbxStyle,
} from "./tbx-words";

export type TbxVariant = { readonly dialect: TbxDialect; readonly style: TbxStyle };

const NAMES = { core: "TBX-Core", min: "TBX-Min", basic: "TBX-Basic" } as const;

/** Where a category belongs: the general element it is an attribute of, and the module that has an element for it. */
const CATEGORIES = {
  subjectField: ["descrip", "min"],
  definition: ["descrip", "basic"],
  administrativeStatus: ["termNote", "min"],
  partOfSpeech: ["termNote", "min"],
  termType: ["termNote", "basic"],
  source: ["admin", "basic"],
} as const;
type Category = keyof typeof CATEGORIES;

/**
 * Terms as TBX (ISO 30042:2019): one concept entry each, terms by language, in one of the public dialects and one of
 * the two styles, never mixed. What the dialect has no place for is left out.
 */
export async function* writeTbxTerms(
  concepts: AsyncIterable<ExportedConcept>,
  { sourceLanguage }: Languages,
  variant: TbxVariant,
): AsyncGenerator<string> {
  yield head(sourceLanguage, variant);
  for await (const concept of concepts) yield conceptEntry(concept, variant);
  yield "</body></text>\n</tbx>\n";
}

function head(sourceLanguage: string, { dialect, style }: TbxVariant): string {
  const modules =
    style === "dca" || dialect === "core"
      ? ""
      : ` xmlns:min="${MIN_NAMESPACE}"${dialect === "basic" ? ` xmlns:basic="${BASIC_NAMESPACE}"` : ""}`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<tbx type="${NAMES[dialect]}" style="${style}" xml:lang="${escapeXmlAttribute(sourceLanguage)}" xmlns="${TBX_NAMESPACE}"${modules}>\n`,
    "<tbxHeader><fileDesc><sourceDesc><p>Exported from Duizhao.</p></sourceDesc></fileDesc></tbxHeader>\n",
    "<text><body>\n",
  ].join("");
}

function conceptEntry({ id, externalId, entry }: ExportedConcept, variant: TbxVariant): string {
  const languages = [...new Set(entry.terms.map(({ language }) => language))];
  return [
    `<conceptEntry id="${encodeId(externalId ?? id)}">\n`,
    category("subjectField", entry.domain, variant),
    category("definition", entry.definition, variant),
    note(entry.note),
    note(entry.doNotTranslate ? DO_NOT_TRANSLATE : ""),
    ...languages.map((language) => langSec(language, entry, variant)),
    "</conceptEntry>\n",
  ].join("");
}

function langSec(language: string, { terms }: Entry, variant: TbxVariant): string {
  const own = terms.filter((term) => term.language === language);
  return `<langSec xml:lang="${escapeXmlAttribute(language)}">\n${own.map((term) => termSec(term, variant)).join("")}</langSec>\n`;
}

function termSec(term: TermEntry, variant: TbxVariant): string {
  const { partOfSpeech } = term;
  return [
    `<termSec>\n<term>${escapeXml(term.text)}</term>\n`,
    category("administrativeStatus", STATUS_WORDS[term.status] ?? "", variant),
    category("partOfSpeech", partOfSpeech === null ? "" : PART_OF_SPEECH_WORDS[partOfSpeech], variant),
    category("termType", term.type ?? "", variant),
    category("source", term.citation, variant),
    note(term.usageNote),
    "</termSec>\n",
  ].join("");
}

/** A category in the style of the file; nothing when the dialect has none, or there is nothing to say. */
function category(name: Category, value: string, { dialect, style }: TbxVariant): string {
  const [element, module] = CATEGORIES[name];
  const isKnown = dialect === "basic" || (dialect === "min" && module === "min");
  if (value === "" || !isKnown) return "";
  const text = escapeXml(value);
  return style === "dca"
    ? `<${element} type="${name}">${text}</${element}>\n`
    : `<${module}:${name}>${text}</${module}:${name}>\n`;
}

function note(text: string): string {
  return text === "" ? "" : `<note>${escapeXml(text)}</note>\n`;
}
