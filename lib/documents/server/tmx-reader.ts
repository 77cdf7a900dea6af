import { SaxesParser } from "saxes";
import { finishBlocks, type RawBlock } from "@/lib/documents/core/finish-blocks";
import { NoticeCounter, type ReadRefusal, type TextReader } from "@/lib/documents/core/reader";
import { ok, refuse } from "@/lib/kernel/result";
import { cleanText } from "@/lib/text/core/clean-text";
import { inLine, refuseAt } from "@/lib/text/core/file-place";
import { isSameLanguage } from "@/lib/text/core/language";
import { withoutXmlControls } from "@/lib/text/core/xml-controls";
import { PartRefusal } from "./docx/read-xml";

/** Elements of a segment whose content is another program's code; `sub` inside them is no text of the segment either. */
const CODES = new Set(["bpt", "ept", "it", "ph", "ut"]);

const DEEPEST = 100;
const CHINESE = /^(?:zh|cmn|yue)\b/iu;

/**
 * TMX 1.1 to 1.4: a paragraph for each unit, of its source. The source is in the language that the header or the unit
 * names; where any may be it (`*all*`), the one that is expected, else the Chinese one, else the first. A document type that declares something is
 * refused; one that only names its DTD is passed over, and nothing outside the file is looked at.
 */
export const tmxReader: TextReader = {
  format: "tmx",
  read(text, expected = null) {
    const notices = new NoticeCounter();
    let units: readonly Unit[];
    try {
      const { text: readable, dropped } = withoutXmlControls(text);
      notices.add("control-characters-dropped", dropped);
      units = readUnits(readable);
    } catch (error) {
      if (error instanceof PartRefusal) return refuseAt(error.reason, error.place);
      throw error;
    }
    const raw = units.flatMap((unit): RawBlock[] => {
      const clean = cleanText(sourceOf(unit, expected?.sourceLanguage ?? null));
      notices.add("control-characters-dropped", clean.dropped);
      const place = { kind: "body", level: null, container: null, sourceLine: unit.line } as const;
      return [{ ...place, rich: { text: clean.text, marks: [] } }];
    });
    const blocks = finishBlocks(raw);
    return blocks.length === 0 ? refuse("no-text") : ok({ title: null, blocks, notices: notices.list() });
  },
};

type Unit = {
  readonly line: number;
  readonly language: string;
  readonly texts: { readonly language: string; text: string }[];
};

function sourceOf({ language, texts }: Unit, expected: string | null): string {
  const wanted = language.toLowerCase();
  const found =
    texts.find((one) => one.language.toLowerCase() === wanted) ??
    // "zh" is meant by "zh-CN", and the other way round.
    texts.find((one) => isSameLanguage(one.language, wanted)) ??
    texts.find((one) => expected !== null && isSameLanguage(one.language, expected)) ??
    texts.find((one) => CHINESE.test(one.language)) ??
    texts[0];
  return found?.text ?? "";
}

function readUnits(text: string): readonly Unit[] {
  const units: Unit[] = [];
  const open: string[] = [];
  let [srclang, codes, isInSegment] = ["", 0, false];
  /** Its root, when that is none of TMX: the line of it. */
  let otherRoot: number | null = 1;
  const parser = new SaxesParser({ xmlns: true });
  const refuseHere = (reason: ReadRefusal): never => {
    throw new PartRefusal(reason, inLine(parser.line));
  };
  parser.on("error", () => refuseHere("damaged"));
  parser.on("doctype", (declared) => {
    if (declared.includes("[")) refuseHere("doctype");
  });
  parser.on("opentag", ({ local, attributes }) => {
    const attribute = (name: string) => Object.values(attributes).find((each) => each.local === name)?.value;
    if (open.push(local) > DEEPEST) refuseHere("too-deep");
    if (open.length === 1) otherRoot = local === "tmx" ? null : parser.line;
    if (local === "header") srclang = attribute("srclang") ?? "";
    if (local === "tu")
      units.push({ line: parser.line, language: attribute("srclang") ?? srclang, texts: [] });
    if (local === "tuv") units.at(-1)?.texts.push({ language: attribute("lang") ?? "", text: "" });
    if (local === "seg") isInSegment = true;
    if (CODES.has(local)) codes += 1;
  });
  parser.on("closetag", ({ local }) => {
    open.pop();
    if (local === "seg") isInSegment = false;
    if (CODES.has(local)) codes -= 1;
  });
  const add = (said: string): void => {
    const own = units.at(-1)?.texts.at(-1);
    if (own !== undefined && isInSegment && codes === 0) own.text += said;
  };
  parser.on("text", add);
  parser.on("cdata", add);
  parser.write(text.replace(/^\uFEFF/u, "")).close();
  if (otherRoot !== null) throw new PartRefusal("damaged", inLine(otherRoot));
  return units;
}
