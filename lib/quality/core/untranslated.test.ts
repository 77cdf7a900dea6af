import { describe, expect, it } from "vitest";
import { codesOf } from "./fixtures/cases";
import { checkLeftoverHan } from "./leftover-han";
import { checkUntranslated } from "./untranslated";

describe("untranslated", () => {
  it.each([
    ["双方重申恪守承诺。", ""],
    ["双方重申恪守承诺。", "   "],
    ["双方重申恪守承诺。", "\u3000\u3000"],
    ["双方重申恪守承诺。", "\u200b\ufeff"],
    ["双方重申恪守承诺。", "\n\r\n\t"],
    ["双方重申恪守承诺。", "双方重申恪守承诺！"],
    ["双方重申恪守承诺。", "双方重申，恪守承诺。"],
    ["双方重申恪守承诺。", "双方重申恪守 promises。"],
    ["各国应当加强合作。", "各国应当加强 cooperation。"],
    ["第十二条", "第十二条"],
    ["第十二条", "第十二条："],
    ["中国主张和平发展。", "China 主张和平发展。"],
    ["坚持多边主义，反对单边主义。", "坚持 multilateralism，反对单边主义。"],
    ["双方重申恪守承诺。", "雙方重申恪守承諾。"],
  ])("speaks of %s | %s", (source, target) => {
    expect(codesOf(checkUntranslated, source, target)).toHaveLength(1);
  });

  it.each([
    ["——", ""],
    ["", ""],
    ["《区域全面经济伙伴关系协定》", "RCEP (区域全面经济伙伴关系协定)"],
    ["小康社会", "Xiaokang (小康社会)"],
    ["“和”是中国文化的核心。", "The character 和 (he) is at the heart of Chinese culture."],
    ["维护多边贸易体制。", "Uphold the 多边贸易体制."],
    ["第十二条", "Article 12"],
    ["RCEP", "RCEP"],
    ["12.5%", "12.5%"],
    ["双方同意。", "The two sides agreed."],
    ["“和而不同”", "“Harmony without uniformity” (和而不同)"],
    ["双方重申恪守承诺。", "The two sides reaffirmed 恪守承诺."],
    ["中国的“双减”政策", "China’s “double reduction” (“双减”) policy"],
  ])("is silent on %s | %s", (source, target) => {
    expect(codesOf(checkUntranslated, source, target)).toEqual([]);
  });
});

describe("leftover-han of what only looks like Chinese", () => {
  it.each([
    ["a radical", "The \u2f08 of this country are at peace.", 1],
    ["a supplementary radical", "The \u2ed1 view is taken.", 1],
    ["a unit in one square", "A plot of 120 \u33a1 was leased.", 1],
    ["a bracketed numeral", "\u3220 The two sides agreed.", 1],
    ["a compatibility ideograph", "The \uf9fa note was read.", 1],
    ["a circled digit", "See note \u2462 below.", 0],
    ["superscripts", "An area of 120 m² and 3 km³.", 0],
  ])("%s", (_name, target, count) => {
    expect(codesOf(checkLeftoverHan, "各国人民", target)).toHaveLength(count);
  });
});
