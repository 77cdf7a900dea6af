import { GLOSSARY, isOfModule, MATCHES } from "../names";
import { childrenOf, walk, type XliffNode } from "../node";
import { type Finder, idOf, isNmtoken, isOwnValue } from "./finder";

/** The Glossary module and that of translation candidates, as far as they speak of their unit (XLIFF 2.1, chapters 5.1 and 5.2). */
export function checkModules(unit: XliffNode, finder: Finder): void {
  const modules = unit.elements.filter(({ uri }) => uri === GLOSSARY || uri === MATCHES);
  if (modules.length === 0) return;
  const segments = unit.elements.filter(
    ({ uri, name }) => uri === unit.uri && /^(?:segment|ignorable)$/u.test(name),
  );
  const texts = new Set(
    segments.flatMap((segment) =>
      walk(segment)
        .filter(({ uri }) => uri === unit.uri)
        .map(idOf),
    ),
  );
  for (const node of modules.flatMap(walk)) {
    if (node.uri === GLOSSARY) checkGlossary(node, texts, finder);
    if (node.uri === MATCHES) checkMatch(node, unit, texts, finder);
  }
}

type Texts = ReadonlySet<string | undefined>;

/** The committee's own sample has the sign behind the prefix. */
const GLOSSARY_REFERENCE = /^(?:#(?:t=)?|t=#)?(?<id>.*)$/su;
const MATCH_REFERENCE = /^#(?:t=)?(?<id>.*)$/su;

function pointsToText(ref: string, form: RegExp, texts: Texts): boolean {
  const id = form.exec(ref)?.groups?.id;
  return id !== undefined && texts.has(id);
}

function checkGlossary(node: XliffNode, texts: Texts, finder: Finder): void {
  const { ref } = node.attributes;
  if (ref !== undefined)
    finder.expect(pointsToText(ref, GLOSSARY_REFERENCE, texts), "glossary-reference", node);
  if (node.name === "glossary") {
    const entries = childrenOf(node, "glossEntry");
    finder.expect(entries.length > 0, "glossary-empty", node);
    const named = entries.flatMap((entry) => [entry, ...childrenOf(entry, "translation")]);
    finder.unique(named, idOf, "glossary-id-unique");
  }
  if (node.name !== "glossEntry") return;
  const said = [...childrenOf(node, "translation"), ...childrenOf(node, "definition")];
  finder.expect(said.length > 0, "glossary-entry-incomplete", node);
  const [term, ...more] = childrenOf(node, "term");
  finder.expect(term !== undefined && more.length === 0 && node.elements[0] === term, "glossary-term", node);
  for (const { uri, line } of node.elements)
    finder.expect(uri === GLOSSARY || !isOfModule(uri), "glossary-extension", { line });
}

const TYPES: ReadonlySet<string> = new Set("am mt icm idm tb tm other".split(" "));
const QUALITIES = ["similarity", "matchQuality", "matchSuitability"];

function checkMatch(node: XliffNode, unit: XliffNode, texts: Texts, finder: Finder): void {
  if (node.name === "matches") {
    finder.expect(childrenOf(node, "match").length > 0, "match-none", node);
    finder.unique(childrenOf(node, "match"), idOf, "match-id-unique");
  }
  if (node.name !== "match") return;
  const { ref, id, type, subType } = node.attributes;
  finder.expect(ref !== undefined && pointsToText(ref, MATCH_REFERENCE, texts), "match-reference", node);
  finder.expect(id === undefined || isNmtoken(id), "id-form", node);
  finder.expect(node.attributes["xml:lang"] === undefined, "match-language", node);
  finder.expect(type === undefined || TYPES.has(type), "match-type", node);
  const isNamed = type !== undefined && subType !== undefined && isOwnValue(subType);
  finder.expect(subType === undefined || isNamed, "match-sub-type", node);
  for (const name of QUALITIES) finder.expect(isShare(node.attributes[name]), "match-quality", node);
  const has = (name: string) => node.elements.some((child) => child.uri === unit.uri && child.name === name);
  finder.expect(has("source") && has("target"), "match-text-missing", node);
}

/** A decimal from 0 to 100, or nothing. */
const isShare = (value: string | undefined): boolean =>
  value === undefined || (/^\+?\d+(?:\.\d+)?$/u.test(value.trim()) && Number(value) <= 100);
