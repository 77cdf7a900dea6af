import { FORMAT_STYLE, METADATA, RESOURCES, SIZES, VALIDATION } from "../names";
import { childrenOf, walk, type XliffNode } from "../node";
import { type Finder, idOf, isNmtoken } from "./finder";

/**
 * Modules that say something beside the texts, wherever they stand: Metadata, Resource Data, Format Style, Size and Length
 * Restriction, Validation (XLIFF 2.1, chapters 5.3 to 5.8).
 *
 * @param above what lies around `top`, the root first; empty for the root itself
 */
export function checkSideModules(top: XliffNode, above: readonly XliffNode[], finder: Finder): void {
  const root = above[0] ?? top;
  for (const node of walk(top)) {
    if (node.isTaken === true) continue;
    if (node.uri === METADATA) checkMetadata(node, finder);
    if (node.uri === VALIDATION) checkValidation(node, finder);
    if (node.uri === RESOURCES) checkResource(node, root, finder);
    if (node.uri !== root.uri) continue;
    checkStyle(node, finder);
    checkSizes(node, finder);
    if (node.name === "file" || node.name === "unit") checkResourceIds(node, finder);
  }
  checkSizeReferences(top, new Set(above.flatMap(sizesIn)), finder);
}

function checkMetadata(node: XliffNode, finder: Finder): void {
  const { id, appliesTo, type } = node.attributes;
  finder.expect(id === undefined || isNmtoken(id), "id-form", node);
  const isGroup = node.name === "metaGroup";
  const isKnown = appliesTo === undefined || ["source", "target", "ignorable"].includes(appliesTo);
  finder.expect(isKnown && (isGroup || appliesTo === undefined), "metadata-applies", node);
  if (node.name === "meta") finder.expect(type !== undefined, "metadata-type", node);
  if (node.name !== "metadata") return;
  finder.expect(childrenOf(node, "metaGroup").length > 0, "metadata-empty", node);
  const groups = walk(node).filter(({ uri, name }) => uri === METADATA && name === "metaGroup");
  finder.unique([node, ...groups], idOf, "metadata-id-unique");
}

const ITEMS: ReadonlySet<string> = new Set(["resourceItem", "resourceItemRef"]);

function checkResourceIds(holder: XliffNode, finder: Finder): void {
  const items = holder.elements
    .filter(({ uri, name }) => uri === RESOURCES && name === "resourceData")
    .flatMap(({ elements }) => elements.filter(({ uri, name }) => uri === RESOURCES && ITEMS.has(name)));
  finder.unique(items, idOf, "resource-id-unique");
}

/** A resource lies here or elsewhere, and is in the language of its side. */
function checkResource(node: XliffNode, root: XliffNode, finder: Finder): void {
  if (node.name !== "source" && node.name !== "target") return;
  const isEmpty = node.children.every((child) => typeof child === "string" && child.trim() === "");
  finder.expect(isEmpty === (node.attributes.href !== undefined), "resource-href", node);
  const { srcLang } = root.attributes;
  const tag = node.name === "source" ? node.attributes["xml:lang"] : undefined;
  finder.expect(tag === undefined || tag.toLowerCase() === srcLang?.toLowerCase(), "resource-language", node);
}

/** HTML elements that a style may name (XLIFF 2.1, 5.3.5.1). */
const STYLES: ReadonlySet<string> = new Set(
  "a b bdo big blockquote body br button caption center cite code col colgroup dd del div dl dt em h1 h2 h3 h4 h5 h6 head hr html i img label legend li ol option p pre q s samp select small span strike strong sub sup table tbody td tfoot th thead title tr tt u ul".split(
    " ",
  ),
);

function checkStyle(node: XliffNode, finder: Finder): void {
  const names = ownOf(node, FORMAT_STYLE);
  if (names.length === 0) return;
  for (const name of names) finder.expect(name === "fs" || name === "subFs", "module-unknown", node);
  const style = node.attributes[`${FORMAT_STYLE}|fs`];
  finder.expect(style === undefined || STYLES.has(style), "style-value", node);
  const isAlone = style === undefined && node.attributes[`${FORMAT_STYLE}|subFs`] !== undefined;
  finder.expect(!isAlone, "style-alone", node);
  finder.expect(!isHalf(node), "style-end", node);
}

const RESTRICTION = /^(?:\*|\d+|\d+,(?:\d+|\*))$/u;

function checkSizes(node: XliffNode, finder: Finder): void {
  const names = ownOf(node, SIZES);
  if (names.length === 0) return;
  const said = (name: string) => node.attributes[`${SIZES}|${name}`];
  for (const name of ["sizeRestriction", "storageRestriction"])
    finder.expect(RESTRICTION.test(said(name) ?? "*"), "size-form", node);
  finder.expect(/^\d+$/u.test(said("equivStorage") ?? "0"), "size-form", node);
  finder.expect(!(names.includes("sizeInfo") && names.includes("sizeInfoRef")), "size-twice", node);
  finder.expect(!isHalf(node), "size-end", node);
}

/** What a size refers to is in data beside it, or beside what it is in. */
function checkSizeReferences(node: XliffNode, known: ReadonlySet<string>, finder: Finder): void {
  if (node.isTaken === true) return;
  const wanted = node.attributes[`${SIZES}|sizeInfoRef`];
  finder.expect(wanted === undefined || known.has(wanted), "size-reference", node);
  const own = sizesIn(node);
  const here = own.length === 0 ? known : new Set([...known, ...own]);
  for (const child of node.elements) checkSizeReferences(child, here, finder);
}

/** The ids in the data of an element. */
function sizesIn({ elements }: XliffNode): readonly string[] {
  const data = elements.filter(({ uri, name }) => uri === SIZES && name === "data");
  return data.flatMap(walk).flatMap((each) => idOf(each) ?? []);
}

/** The end of a pair says nothing for itself: its start does. */
const isHalf = ({ name, attributes }: XliffNode): boolean => name === "ec" && attributes.isolated !== "yes";

/** The names of a module's attributes on an element. */
function ownOf({ attributes }: XliffNode, uri: string): readonly string[] {
  return Object.keys(attributes).flatMap((name) =>
    name.startsWith(`${uri}|`) ? name.slice(uri.length + 1) : [],
  );
}

const RULES = ["isPresent", "isNotPresent", "startsWith", "endsWith"];
const VALUES: Readonly<Record<string, RegExp>> = {
  occurs: /^0*[1-9]\d*$/u,
  caseSensitive: /^(?:yes|no)$/u,
  disabled: /^(?:yes|no)$/u,
  existsInSource: /^(?:yes|no)$/u,
  normalization: /^(?:none|nfc|nfd)$/u,
};

function checkValidation(node: XliffNode, finder: Finder): void {
  finder.expect(node.name === "validation" || node.name === "rule", "module-unknown", node);
  if (node.name !== "rule") return;
  const { attributes } = node;
  const own = RULES.filter((name) => attributes[name] !== undefined);
  const isCustom = Object.keys(attributes).some(
    (name) => name.includes("|") && !name.startsWith("http://www.w3.org/2000/xmlns/|"),
  );
  finder.expect(own.length + (isCustom ? 1 : 0) === 1, "validation-one", node);
  const [only] = own;
  const isLookedUp = only !== undefined && only !== "isNotPresent";
  finder.expect(attributes.existsInSource !== "yes" || isLookedUp, "validation-source", node);
  for (const [name, form] of Object.entries(VALUES)) {
    const value = attributes[name];
    finder.expect(value === undefined || form.test(value), "validation-value", node);
  }
}
