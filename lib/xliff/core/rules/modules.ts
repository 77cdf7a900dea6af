import { GLOSSARY, MATCHES } from "../names";
import { childrenOf, walk, type XliffNode } from "../node";
import { type Finder, idOf } from "./finder";

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
  const pointsToText = (ref: string): boolean => texts.has(/^#?(?:t=)?(?<id>.*)$/su.exec(ref)?.groups?.id);
  for (const node of modules.flatMap(walk)) {
    const { ref } = node.attributes;
    if (node.uri === GLOSSARY) checkGlossary(node, finder);
    if (node.uri === MATCHES) checkMatch(node, unit, finder);
    const rule = node.uri === GLOSSARY ? "glossary-reference" : "match-reference";
    const isOfModule = node.uri === GLOSSARY || node.uri === MATCHES;
    if (isOfModule && ref !== undefined) finder.expect(pointsToText(ref), rule, node);
  }
}

function checkGlossary(node: XliffNode, finder: Finder): void {
  if (node.name === "glossary")
    finder.expect(childrenOf(node, "glossEntry").length > 0, "glossary-empty", node);
  if (node.name !== "glossEntry") return;
  const said = [...childrenOf(node, "translation"), ...childrenOf(node, "definition")];
  finder.expect(said.length > 0, "glossary-entry-incomplete", node);
  const [term, ...more] = childrenOf(node, "term");
  finder.expect(term !== undefined && more.length === 0 && node.elements[0] === term, "glossary-term", node);
}

function checkMatch(node: XliffNode, unit: XliffNode, finder: Finder): void {
  if (node.name === "matches") finder.expect(childrenOf(node, "match").length > 0, "match-none", node);
  if (node.name !== "match") return;
  finder.expect(node.attributes.ref !== undefined, "match-reference", node);
  const has = (name: string) => node.elements.some((child) => child.uri === unit.uri && child.name === name);
  finder.expect(has("source") && has("target"), "match-text-missing", node);
}
