import { childrenOf, walk, type XliffNode } from "../node";
import type { Finder } from "./finder";

/** BCP 47, as far as its form goes (RFC 5646, 2.1): language, script, region, variants, extensions, private use. */
export const isLanguageTag = (tag: string): boolean =>
  /^(?:(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*(?:-[a-wyz\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?|x(?:-[a-z\d]{1,8})+)$/iu.test(
    tag,
  );

/** Languages, and white space, which both go down to the texts unless something on the way says otherwise. */
export function checkLanguages(root: XliffNode, finder: Finder): void {
  const { srcLang, trgLang } = root.attributes;
  finder.expect(srcLang !== undefined, "source-language-missing", root);
  for (const tag of [srcLang, trgLang])
    finder.expect(tag === undefined || isLanguageTag(tag), "language-form", root);
  checkForms(root, finder);
  const inherited = { lang: root.attributes["xml:lang"], space: root.attributes["xml:space"] };
  for (const file of childrenOf(root, "file")) goDown(file, inherited, root, finder);
}

function checkForms(top: XliffNode, finder: Finder): void {
  for (const node of walk(top)) {
    const tag = node.attributes["xml:lang"];
    const isWell = tag === undefined || tag === "" || isLanguageTag(tag);
    if (node.isTaken !== true) finder.expect(isWell, "language-form", node);
  }
}

/** The same of a unit that is by itself. @param above what lies around it, the root first */
export function checkUnitLanguages(unit: XliffNode, above: readonly XliffNode[], finder: Finder): void {
  checkForms(unit, finder);
  const [root] = above;
  if (root === undefined) return;
  const nothing: Inherited = { lang: undefined, space: undefined };
  goDown(
    unit,
    above.reduce((before, node) => inherit(node, before), nothing),
    root,
    finder,
  );
}

type Inherited = { readonly lang: string | undefined; readonly space: string | undefined };

function goDown(node: XliffNode, before: Inherited, root: XliffNode, finder: Finder): void {
  const here = inherit(node, before);
  for (const child of node.elements) {
    if (child.uri !== root.uri) continue;
    if (child.name === "segment" || child.name === "ignorable") checkTexts(child, here, root, finder);
    else if (child.name === "unit" || child.name === "group") goDown(child, here, root, finder);
  }
}

const inherit = ({ attributes }: XliffNode, before: Inherited): Inherited => ({
  lang: attributes["xml:lang"] ?? before.lang,
  space: attributes["xml:space"] ?? before.space,
});

function checkTexts(segment: XliffNode, before: Inherited, root: XliffNode, finder: Finder): void {
  const [source] = childrenOf(segment, "source");
  const [target] = childrenOf(segment, "target");
  const { srcLang, trgLang } = root.attributes;
  if (source !== undefined) {
    const { lang } = inherit(source, before);
    finder.expect(lang === undefined || isWithin(lang, srcLang), "source-language-other", source);
  }
  if (target === undefined) return;
  finder.expect(trgLang !== undefined, "target-language-missing", target);
  const { lang, space } = inherit(target, before);
  finder.expect(lang === undefined || isWithin(lang, trgLang), "target-language-other", target);
  const sourceSpace = source === undefined ? space : inherit(source, before).space;
  finder.expect((space ?? "default") === (sourceSpace ?? "default"), "space-other", target);
}

/** "en-IE" is English where English is asked for, and not the other way round. */
function isWithin(tag: string, wanted: string | undefined): boolean {
  if (wanted === undefined) return true;
  const [one, other] = [tag.toLowerCase(), wanted.toLowerCase()];
  return one === other || one.startsWith(`${other}-`);
}
