import { elementsOf, type XmlNode } from "./xml-node";

/** A sheet's name and the part that it lies in. */
export type SheetPart = { readonly name: string; readonly path: string };

/** The sheets of a workbook in its order; charts and the like are none. */
export function readSheets(
  workbook: XmlNode,
  relationships: XmlNode,
): { readonly sheets: readonly SheetPart[]; readonly uses1904: boolean } {
  const targets = new Map(
    elementsOf(relationships)
      .filter(({ attributes }) => attributes.Type?.endsWith("/worksheet") === true)
      .map(({ attributes }) => [attributes.Id, attributes.Target ?? ""]),
  );
  const listed = childrenNamed(workbook, "sheets").flatMap(elementsOf);
  const sheets = listed.flatMap(({ attributes }): SheetPart[] => {
    const target = targets.get(attributes.id);
    if (target === undefined) return [];
    const path = target.startsWith("/") ? target.slice(1) : `xl/${target.replace(/^\.\//u, "")}`;
    return [{ name: attributes.name ?? "", path }];
  });
  const date1904 = childrenNamed(workbook, "workbookPr")[0]?.attributes.date1904;
  return { sheets, uses1904: date1904 === "1" || date1904 === "true" };
}

/** Which cell styles show a number as a date: by the built-in formats' numbers, else by the letters of their own. */
export function readDateStyles(styles: XmlNode): ReadonlySet<number> {
  const own = new Map(
    childrenNamed(styles, "numFmts")
      .flatMap(elementsOf)
      .map(({ attributes }) => [Number(attributes.numFmtId), attributes.formatCode ?? ""]),
  );
  const cells = childrenNamed(styles, "cellXfs").flatMap(elementsOf);
  const dates = cells.flatMap(({ attributes }, at) => {
    const format = Number(attributes.numFmtId ?? 0);
    const code = own.get(format);
    return (code === undefined ? isBuiltInDate(format) : showsDate(code)) ? [at] : [];
  });
  return new Set(dates);
}

/** ECMA-376, part 1, 18.8.30: dates and times, those of East Asian languages among them. */
function isBuiltInDate(format: number): boolean {
  return (
    (format >= 14 && format <= 22) ||
    (format >= 27 && format <= 36) ||
    (format >= 45 && format <= 47) ||
    (format >= 50 && format <= 58)
  );
}

/** Letters of a date outside of quotes, escapes and colors in brackets. */
function showsDate(code: string): boolean {
  return /[dmyhs]/iu.test(code.replace(/"[^"]*"|\\.|\[[^\]]*\]/gu, ""));
}

function childrenNamed(node: XmlNode, wanted: string): readonly XmlNode[] {
  return elementsOf(node).filter(({ name }) => name === wanted);
}
