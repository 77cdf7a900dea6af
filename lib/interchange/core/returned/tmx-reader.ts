import type { MarkSpan, RichText } from "@/lib/text/core/marks";
import { MARKS } from "@/lib/text/core/marks";
import { STATES } from "../writer";
import { elementsOf, textOf, type XmlNode } from "../xml-node";
import { namedParagraph } from "./our-id";
import type { ReturnedFile, ReturnedText, ReturnedTrack } from "./returned";

/** What a TMX file's header says of it. */
export type TmxHead = {
  readonly documentId: string | null;
  /** BCP 47. */
  readonly sourceLanguage: string;
  /** The names of tracks by their ids. */
  readonly names: ReadonlyMap<string, string>;
  /** Whether the file has emphasis as codes. */
  readonly hasCodes: boolean;
  readonly hasSentences: boolean;
};

export function readTmxHead(header: XmlNode): TmxHead {
  const props = elementsOf(header).filter(({ name }) => name === "prop");
  const names = props.flatMap((prop): (readonly [string, string])[] => {
    const id = /^x-track-name-(.+)$/u.exec(prop.attributes.type ?? "")?.[1];
    return id === undefined ? [] : [[id, textOf(prop)]];
  });
  return {
    documentId: propOf(header, "x-document"),
    sourceLanguage: header.attributes.srclang ?? "",
    names: new Map(names),
    hasCodes: header.attributes.datatype === "html",
    hasSentences: header.attributes.segtype === "sentence",
  };
}

/**
 * The texts of TMX units that were exported here, by track: a track is known by its id, which other programs may have
 * dropped, else by its language.
 */
export class ReturnedUnits {
  readonly #tracks = new Map<
    string,
    { readonly of: Omit<ReturnedTrack, "texts">; readonly texts: ReturnedText[] }
  >();
  #count = 0;

  constructor(private readonly head: TmxHead) {}

  add(unit: XmlNode): void {
    this.#count += 1;
    const variants = elementsOf(unit).filter(({ name }) => name === "tuv");
    const isSource = (tuv: XmlNode) =>
      languageOf(tuv).toLowerCase() === this.head.sourceLanguage.toLowerCase();
    const source = variants.find((tuv) => isSource(tuv) && propOf(tuv, "x-track-id") === null) ?? null;
    for (const tuv of variants) {
      if (tuv === source) continue;
      const { of, texts } = this.#trackOf(tuv);
      this.#tracks.set(of.id ?? of.language ?? "", { of, texts });
      texts.push(this.#textOf(unit, source, tuv));
    }
  }

  file(): ReturnedFile {
    const tracks = [...this.#tracks.values()].map(({ of, texts }) => ({ ...of, texts }));
    return { documentId: this.head.documentId, tracks };
  }

  #trackOf(tuv: XmlNode) {
    const [id, language] = [propOf(tuv, "x-track-id"), languageOf(tuv)];
    const name = propOf(tuv, "x-track") ?? this.head.names.get(id ?? "") ?? "";
    return this.#tracks.get(id ?? language) ?? { of: { id, name, language }, texts: [] };
  }

  #textOf(unit: XmlNode, source: XmlNode | null, tuv: XmlNode): ReturnedText {
    const { text, marks } = segmentOf(tuv);
    const state = STATES.find((one) => one === propOf(tuv, "x-state"));
    const revision = propOf(tuv, "x-revision") ?? "";
    return {
      ...{ place: `unit ${this.#count}`, line: null, text, marks: this.head.hasCodes ? marks : null },
      ...namedParagraph(unit.attributes.tuid ?? null, this.head.documentId !== null),
      source: source === null ? null : segmentOf(source).text,
      state: state === undefined || state === "initial" ? null : state,
      revision: /^\d{1,9}$/u.test(revision) ? Number(revision) : null,
      checksum: null,
    };
  }
}

const languageOf = (tuv: XmlNode): string => tuv.attributes.lang ?? "";

function propOf(node: XmlNode, type: string): string | null {
  const found = elementsOf(node).find(({ name, attributes }) => name === "prop" && attributes.type === type);
  return found === undefined ? null : textOf(found);
}

/** The text of a `seg` with the emphasis that its codes say; whatever else is in codes is another program's. */
function segmentOf(tuv: XmlNode): RichText {
  const segment = elementsOf(tuv).find(({ name }) => name === "seg");
  const open = new Map<string, Omit<MarkSpan, "end">>();
  const marks: MarkSpan[] = [];
  let text = "";
  const read = (node: XmlNode): void => {
    for (const child of node.children) {
      if (typeof child === "string") text += child;
      else if (child.name === "hi") read(child);
      else if (child.name === "bpt") {
        const mark = MARKS.find((one) => one === child.attributes.type);
        if (mark !== undefined) open.set(child.attributes.i ?? "", { start: text.length, mark });
      } else if (child.name === "ept") {
        const begun = open.get(child.attributes.i ?? "");
        if (begun !== undefined && begun.start < text.length) marks.push({ ...begun, end: text.length });
        open.delete(child.attributes.i ?? "");
      }
    }
  };
  if (segment !== undefined) read(segment);
  return { text, marks: marks.sort((one, other) => one.start - other.start) };
}
