import type { RichText } from "@/lib/text/core/marks";
import { newCandidatesOf } from "./candidates";
import type { XliffDocument, XliffFile, XliffHead, XliffSegment, XliffState, XliffUnit } from "./file";
import { XLIFF_STATES } from "./file";
import { joinRich, readInline } from "./inline";
import { FORMAT_STYLE, METADATA, OWN } from "./names";
import { childOf, childrenOf, textOf, type XliffNode } from "./node";
import { leastState } from "./states";

/** XLIFF 2.0, 2.1 and 2.2. */
export function readNewXliff(root: XliffNode): XliffDocument {
  const files = childrenOf(root, "file").map((file) => readFile(file, root));
  return { dialect: "2", version: root.attributes.version ?? "2.0", root, files };
}

function readFile(file: XliffNode, root: XliffNode): XliffFile {
  const units = unitsBelow(file, file.attributes.translate !== "no");
  return { ...readNewHead(file, root), node: file, units };
}

/** What a file says before its units. */
export function readNewHead(file: XliffNode, root: XliffNode): XliffHead {
  return {
    id: file.attributes.id ?? "",
    original: file.attributes.original ?? "",
    sourceLanguage: root.attributes.srcLang ?? "",
    targetLanguage: root.attributes.trgLang ?? null,
    said: metadataOf(file),
  };
}

function unitsBelow(node: XliffNode, isTranslated: boolean): readonly XliffUnit[] {
  return node.elements.flatMap((child) => {
    if (child.uri !== node.uri) return [];
    const translate = child.attributes.translate;
    const wanted = translate === undefined ? isTranslated : translate === "yes";
    if (child.name === "group") return unitsBelow(child, wanted);
    return child.name === "unit" && wanted ? [readNewUnit(child)] : [];
  });
}

type ReadSegment = XliffSegment & {
  /** Where its target goes among the targets; 1-based. */
  readonly order: number;
  readonly state: XliffState | null;
  readonly hasCodes: boolean;
};

/** A unit with its segments. */
export function readNewUnit(node: XliffNode): XliffUnit {
  const parts = node.elements.filter(
    ({ name, uri }) => uri === node.uri && (name === "segment" || name === "ignorable"),
  );
  const segments = parts.map(readSegment);
  return {
    ...{ id: node.attributes.id ?? "", line: node.line, said: metadataOf(node), node, segments },
    notes: childrenOf(node, "notes").flatMap((notes) => childrenOf(notes, "note").map(textOf)),
    candidates: newCandidatesOf(node),
    heading: headingOf(node),
    source: joinRich(segments.map(({ source }) => source)),
    target: targetOf(segments),
    state: leastState(segments.flatMap(({ state }) => state ?? [])),
    hasCodes: segments.some(({ hasCodes }) => hasCodes),
  };
}

function readSegment(node: XliffNode, index: number): ReadSegment {
  const isIgnorable = node.name === "ignorable";
  const [source, target] = [childOf(node, "source"), childOf(node, "target")];
  const read = source === undefined ? null : readInline(source);
  const translated = target === undefined ? null : readInline(target);
  const order = Number(target?.attributes.order ?? "");
  const empty = (read?.rich.text ?? "").trim() === "";
  return {
    ...{ node, isIgnorable, source: read?.rich ?? NOTHING, target: translated?.rich ?? null },
    order: Number.isInteger(order) && order > 0 ? order : index + 1,
    state: isIgnorable || empty ? null : stateOf(node, target !== undefined),
    hasCodes: read?.hasCodes === true || translated?.hasCodes === true,
  };
}

const NOTHING: RichText = { text: "", marks: [] };

/** Without a target nothing is done, whatever the segment says. */
function stateOf({ attributes }: XliffNode, hasTarget: boolean): XliffState {
  return hasTarget ? (XLIFF_STATES.find((state) => state === attributes.state) ?? "initial") : "initial";
}

/**
 * The targets in their own order, which may be another than the sources'. What lies between segments and has no target of its
 * own stands as it does in the source (XLIFF 2.1, 4.7.1).
 */
function targetOf(segments: readonly ReadSegment[]): RichText | null {
  if (segments.every(({ target, isIgnorable }) => target === null || isIgnorable)) return null;
  const ordered = segments.toSorted((a, b) => a.order - b.order);
  return joinRich(
    ordered.map(({ target, source, isIgnorable }) => target ?? (isIgnorable ? source : NOTHING)),
  );
}

/** A heading is one of ours by its type, of other programs by the HTML element it is shown as. */
function headingOf({ attributes }: XliffNode): number | null {
  const level = /^h([1-6])$/u.exec(attributes[`${FORMAT_STYLE}|fs`] ?? "")?.[1];
  if (level !== undefined) return Number(level);
  return attributes.type === `${OWN}:heading` ? 1 : null;
}

/** What we said, in our group of the Metadata module. */
function metadataOf(node: XliffNode): Readonly<Record<string, string>> {
  const groups = node.elements
    .filter(({ name, uri }) => name === "metadata" && uri === METADATA)
    .flatMap((metadata) => childrenOf(metadata, "metaGroup"))
    .filter(({ attributes }) => attributes.category === OWN);
  const metas = groups.flatMap((group) => childrenOf(group, "meta"));
  return Object.fromEntries(metas.map((meta) => [meta.attributes.type ?? "", textOf(meta)]));
}
