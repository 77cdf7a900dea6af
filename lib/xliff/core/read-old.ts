import { oldCandidatesOf } from "./candidates";
import type { XliffDocument, XliffFile, XliffHead, XliffUnit } from "./file";
import { readInline } from "./inline";
import { OWN } from "./names";
import { childOf, childrenOf, textOf, type XliffNode } from "./node";
import { oldStateOf, tradosStateOf } from "./states";

/** XLIFF 1.0 to 1.2, strict or not, and what Trados, memoQ and Phrase make of it. */
export function readOldXliff(root: XliffNode): XliffDocument {
  const files = childrenOf(root, "file").map(readFile);
  return { dialect: "1", version: root.attributes.version ?? "1.2", root, files };
}

function readFile(file: XliffNode): XliffFile {
  const body = childOf(file, "body");
  return { ...readOldHead(file), node: file, units: body === undefined ? [] : unitsBelow(body, true) };
}

/** What a file says before its units. */
export function readOldHead(file: XliffNode): XliffHead {
  const { attributes } = file;
  const said = saidOfFile(file);
  return {
    id: said.track ?? attributes.original ?? "",
    original: attributes.original ?? "",
    sourceLanguage: attributes["source-language"] ?? "",
    targetLanguage: attributes["target-language"] ?? null,
    said,
  };
}

/** Units in groups too, but for those that are not to be translated. `alt-trans` is inside a unit: its texts are no target. */
function unitsBelow(node: XliffNode, isTranslated: boolean): readonly XliffUnit[] {
  return node.elements.flatMap((child) => {
    if (child.uri !== node.uri) return [];
    const translate = child.attributes.translate;
    const wanted = translate === undefined ? isTranslated : translate === "yes";
    if (child.name === "group") return unitsBelow(child, wanted);
    return child.name === "trans-unit" && wanted ? readOldUnit(child) : [];
  });
}

/** A unit; none where it has no source. */
export function readOldUnit(node: XliffNode): readonly XliffUnit[] {
  const written = childOf(node, "source");
  if (written === undefined) return [];
  const source = readInline(written);
  const targetNode = childOf(node, "target");
  const target = targetNode === undefined ? null : readInline(targetNode);
  const said = saidOfUnit(node);
  const state = tradosStateOf(node) ?? oldStateOf(node, targetNode);
  // Files for OmegaT have the source where no translation is.
  const isPrefilled = state === "initial" && target !== null && target.rich.text === source.rich.text;
  const given = target === null || isPrefilled ? null : target.rich;
  return [
    {
      id: node.attributes.id ?? "",
      line: node.line,
      said,
      node,
      source: source.rich,
      target: given,
      notes: childrenOf(node, "note").map(textOf),
      candidates: oldCandidatesOf(node),
      heading: headingOf(node),
      state,
      hasCodes: source.hasCodes || target?.hasCodes === true,
      segments: [{ node, isIgnorable: false, source: source.rich, target: given }],
    },
  ];
}

/** The only word for it in 1.2. */
const headingOf = ({ attributes }: XliffNode): number | null =>
  attributes.restype === "x-heading" || attributes.restype === "x-title" ? 1 : null;

/** What we said of a file, in the notes of its header. */
function saidOfFile(file: XliffNode): Readonly<Record<string, string>> {
  const notes = childrenOf(file, "header").flatMap((header) => childrenOf(header, "note"));
  return saidIn(notes, "from");
}

/** What we said of a unit, in contexts of our own types. */
function saidOfUnit(unit: XliffNode): Readonly<Record<string, string>> {
  const contexts = childrenOf(unit, "context-group").flatMap((group) => childrenOf(group, "context"));
  return saidIn(contexts, "context-type");
}

function saidIn(nodes: readonly XliffNode[], nameIn: string): Readonly<Record<string, string>> {
  const said: Record<string, string> = {};
  for (const node of nodes) {
    const name = ownName(node.attributes[nameIn]);
    if (name !== null) said[name] = textOf(node);
  }
  return said;
}

const ownName = (word: string | undefined): string | null =>
  word?.startsWith(`x-${OWN}-`) === true ? word.slice(OWN.length + 3) : null;
