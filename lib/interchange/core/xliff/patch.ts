import type { RichText } from "@/lib/text/core/marks";
import type { XliffDocument, XliffSegment, XliffState, XliffUnit } from "@/lib/xliff/core/file";
import { XLIFF_STATES } from "@/lib/xliff/core/file";
import { OWN } from "@/lib/xliff/core/names";
import { childOf, walk, type XliffNode } from "@/lib/xliff/core/node";
import { WRITTEN_STATES } from "@/lib/xliff/core/states";
import { distribute, type Part } from "./distribute";
import { applyEdits, type Edit, prefixOf, withAttribute } from "./patch-tag";
import { patchedContent } from "./patch-text";

/** What a unit says now. */
export type Patch = {
  readonly unit: XliffUnit;
  readonly rich: RichText;
  readonly state: XliffState;
  readonly needsWork: boolean;
};

/**
 * A file of another program with translations of ours in it: targets and their states are other, every other character is as it
 * was, modules, extensions, notes and skeleton too. A unit that says what it said is not touched, unless it has come further.
 *
 * @param text what `document` was read from
 * @param language of the translations, BCP 47
 */
export function patchXliff(
  text: string,
  document: XliffDocument,
  patches: readonly Patch[],
  language: string,
): string {
  const changed = patches.filter(isChanged);
  const patch = document.dialect === "1" ? patchOld : patchNew;
  const edits = changed.flatMap((one) => patch(one, text, language));
  return applyEdits(
    text,
    changed.length === 0 ? edits : [...edits, ...languageEdits(text, document, language)],
  );
}

const lines = (said: string): string =>
  said
    .split(/[\r\n]/u)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("\n");

const isSameText = ({ unit, rich }: Patch): boolean => lines(rich.text) === lines(unit.target?.text ?? "");

/** A file may have been further than its text came in here: the same text takes nothing back. */
function isChanged(patch: Patch): boolean {
  if (!isSameText(patch)) return true;
  const orderOf = (state: XliffState | null) => XLIFF_STATES.indexOf(state ?? "initial");
  return patch.rich.text !== "" && (patch.needsWork || orderOf(patch.state) > orderOf(patch.unit.state));
}

/** A file without any target may lack their language. */
function languageEdits(
  text: string,
  { dialect, root, files }: XliffDocument,
  language: string,
): readonly Edit[] {
  const nodes = dialect === "2" ? [root] : files.map(({ node }) => node);
  const name = dialect === "2" ? "trgLang" : "target-language";
  return nodes.flatMap((node) =>
    node.attributes[name] === undefined ? [tagEdit(text, node, { [name]: language })] : [],
  );
}

function tagEdit(
  text: string,
  { place }: XliffNode,
  attributes: Readonly<Record<string, string | null>>,
): Edit {
  const tag = text.slice(place.start, place.innerStart);
  const by = Object.entries(attributes).reduce((so, [name, value]) => withAttribute(so, name, value), tag);
  return { start: place.start, end: place.innerStart, by };
}

/** XLIFF 2: a part for each segment that has words; what lies between segments stays. */
function patchNew(patch: Patch, text: string, language: string): readonly Edit[] {
  const segments = patch.unit.segments.filter(
    ({ isIgnorable, source }) => !isIgnorable && source.text.trim() !== "",
  );
  const parts = distribute(patch.rich, Math.max(1, segments.length), language);
  const isKept = isSameText(patch);
  return segments.flatMap((segment, nth) => [
    tagEdit(text, segment.node, statesOf(segment.node, patch)),
    ...(isKept ? [] : newTarget(segment, parts[nth], { patch, text, nth })),
  ]);
}

/** Who changes a state takes a sub-state of another program away: it was of the state that was. */
function statesOf({ attributes }: XliffNode, { state, needsWork }: Patch): Record<string, string | null> {
  const isOther = attributes.state === state && attributes.subState?.startsWith(`${OWN}:`) === false;
  const kept = isOther ? (attributes.subState ?? null) : null;
  return { state, subState: needsWork ? `${OWN}:needs-work` : kept };
}

type At = { readonly patch: Patch; readonly text: string; readonly nth: number };

function newTarget(segment: XliffSegment, part: Part | undefined, { patch, text, nth }: At): readonly Edit[] {
  const source = childOf(segment.node, "source");
  if (source === undefined || part === undefined) return [];
  // Without anything between them, the segments' own texts hold the white space.
  const all = patch.unit.segments;
  const isFollowed = all[all.indexOf(segment) + 1]?.isIgnorable === true;
  const { rich } = part;
  const whole = isFollowed ? rich : { ...rich, text: rich.text + part.gap };
  const content = patchedContent(whole, { text, source, dialect: "2", nth: nth + 1 });
  return [
    targetEdit(text, { before: source, target: childOf(segment.node, "target"), content, attributes: {} }),
  ];
}

type Target = {
  /** What the target comes after. */
  readonly before: XliffNode;
  readonly target: XliffNode | undefined;
  readonly content: string;
  readonly attributes: Readonly<Record<string, string | null>>;
};

function targetEdit(text: string, { before, target, content, attributes }: Target): Edit {
  const write = (tag: string, name: string): string => {
    const so = Object.entries(attributes).reduce((one, [key, value]) => withAttribute(one, key, value), tag);
    return `${so}${content}</${name}>`;
  };
  if (target !== undefined) {
    const { start, innerStart, end } = target.place;
    const tag = text.slice(start, innerStart).replace(/\s*\/>$/u, ">");
    return { start, end, by: write(tag, `${prefixOf(tag)}target`) };
  }
  const name = `${prefixOf(text.slice(before.place.start))}target`;
  const blank = /[ \t\r\n]*$/u.exec(text.slice(0, before.place.start))?.[0] ?? "";
  return { start: before.place.end, end: before.place.end, by: `${blank}${write(`<${name}>`, name)}` };
}

/** XLIFF 1.2: a target for the unit, in it a part for each segment that its source was cut into. */
function patchOld(patch: Patch, text: string, language: string): readonly Edit[] {
  const { node } = patch.unit;
  const source = childOf(node, "source");
  if (source === undefined) return [];
  const [cut, target] = [childOf(node, "seg-source"), childOf(node, "target")];
  const content =
    isSameText(patch) && target !== undefined
      ? text.slice(target.place.innerStart, target.place.innerEnd)
      : oldContent(patch, { source, cut, text, language });
  const attributes = { state: WRITTEN_STATES[patch.needsWork ? "initial" : patch.state] };
  const isApproved = patch.state === "final" && !patch.needsWork;
  const approved = isApproved ? "yes" : node.attributes.approved === undefined ? null : "no";
  return [
    tagEdit(text, node, { approved }),
    targetEdit(text, { before: cut ?? source, target, content, attributes }),
  ];
}

type Cut = {
  readonly source: XliffNode;
  readonly cut: XliffNode | undefined;
  readonly text: string;
  readonly language: string;
};

function oldContent({ rich }: Patch, { source, cut, text, language }: Cut): string {
  const segments =
    cut === undefined
      ? []
      : walk(cut).filter(({ name, attributes }) => name === "mrk" && attributes.mtype === "seg");
  if (segments.length === 0) return patchedContent(rich, { text, source, dialect: "1", nth: 1 });
  return distribute(rich, segments.length, language)
    .map((part, nth) => {
      const segment = segments[nth];
      if (segment === undefined) return "";
      const tag = text.slice(segment.place.start, segment.place.innerStart).replace(/\s*\/>$/u, ">");
      const inside = patchedContent(part.rich, { text, source: segment, dialect: "1", nth: nth + 1 });
      return `${tag}${inside}</${prefixOf(tag)}mrk>${part.gap}`;
    })
    .join("");
}
