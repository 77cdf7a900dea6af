import type { XliffHead, XliffUnit } from "@/lib/xliff/core/file";
import { namedParagraph } from "./our-id";
import type { ReturnedFile, ReturnedText, ReturnedTrack } from "./returned";

/** An XLIFF file as work that comes back: exported here, or the file that a document was made of, from another program. */
export class ReturnedXliff {
  readonly #texts = new Map<XliffHead, ReturnedText[]>();
  /** What other programs propose; those that the memory here proposed are there still. */
  #candidates = 0;

  add(head: XliffHead, unit: XliffUnit): void {
    this.#candidates += unit.candidates.filter(({ kind }) => kind === null).length;
    if (!hasWords(unit)) return;
    const texts = this.#texts.get(head);
    if (texts === undefined) this.#texts.set(head, [readText(unit, head)]);
    else texts.push(readText(unit, head));
  }

  /** @param heads of all files, in order, those without units too */
  file(heads: readonly XliffHead[]): ReturnedFile {
    const own = heads.filter(({ said }) => said.track !== undefined);
    const others = heads.filter(({ said }) => said.track === undefined);
    const [document] = heads.flatMap(({ said }) => said.document ?? []);
    const isOne = heads.every(({ said }) => said.document === document);
    return {
      documentId: isOne ? (document ?? null) : null,
      candidates: this.#candidates,
      tracks: [
        ...own.map((head) => this.#track([head])),
        ...(others.length === 0 ? [] : [this.#track(others)]),
      ],
    };
  }

  /** Files that do not tell their track are parts of one. */
  #track(heads: readonly XliffHead[]): ReturnedTrack {
    const [first] = heads;
    return {
      id: first?.said.track ?? null,
      name: first?.said["track-name"] ?? first?.original ?? "",
      language: first?.targetLanguage?.replaceAll("_", "-") ?? null,
      texts: heads.flatMap((head) => this.#texts.get(head) ?? []),
    };
  }
}

/** A unit of blanks is no paragraph here. */
const hasWords = ({ source, target }: XliffUnit): boolean =>
  source.text.trim() !== "" || (target?.text ?? "").trim() !== "";

function readText(unit: XliffUnit, head: XliffHead): ReturnedText {
  const { said, source, target, state, line, id } = unit;
  return {
    ...{ place: `unit ${id}`, line, state, source: source.text },
    text: target?.text ?? "",
    marks: target?.marks ?? null,
    ...namedParagraph(id, head.said.track !== undefined),
    checksum: said.checksum ?? null,
    revision: /^\d{1,9}$/u.test(said.revision ?? "") ? Number(said.revision) : null,
  };
}
