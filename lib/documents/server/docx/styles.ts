import { readXml } from "./read-xml";

/** What a paragraph style says about structure: a heading's level, 1 to 6, or null, and the list it counts in. */
export type ParagraphStyle = {
  readonly level: number | null;
  readonly numId: string | null;
  readonly ilvl: number;
};
export type Styles = ReadonlyMap<string, ParagraphStyle>;

type Style = {
  name: string;
  basedOn: string | null;
  outline: number | null;
  numId: string | null;
  ilvl: number;
};

/** Reads heading levels out of styles.xml: by name in English and Chinese, by outline level, or inherited from another style. */
export function readStyles(bytes: Uint8Array | undefined): Styles {
  const styles = new Map<string, Style>();
  if (bytes === undefined) return new Map();
  let current: Style | null = null;
  readXml(bytes, {
    open({ name, attributes }) {
      const value = attributes.get("val") ?? "";
      if (name === "w:style") {
        current = { name: "", basedOn: null, outline: null, numId: null, ilvl: 0 };
        if (attributes.get("type") === "paragraph") styles.set(attributes.get("styleId") ?? "", current);
      } else if (current !== null && name === "w:name") current.name = value;
      else if (current !== null && name === "w:basedOn") current.basedOn = value;
      else if (current !== null && name === "w:outlineLvl") current.outline = Number(value);
      else if (current !== null && name === "w:numId") current.numId = value;
      else if (current !== null && name === "w:ilvl") current.ilvl = Number(value);
    },
    close({ name }) {
      if (name === "w:style") current = null;
    },
  });
  return new Map(
    [...styles].map(([id, { numId, ilvl }]) => [id, { level: levelOf(id, styles, 0), numId, ilvl }]),
  );
}

function levelOf(id: string, styles: ReadonlyMap<string, Style>, depth: number): number | null {
  const style = styles.get(id);
  if (style === undefined || depth > 10) return null;
  const named = /^(?:heading|标题|標題)\s*([1-9])$/iu.exec(style.name)?.[1];
  if (named !== undefined) return Math.min(6, Number(named));
  if (/^(?:title|标题|標題)$/iu.test(style.name)) return 1;
  if (style.outline !== null && style.outline >= 0 && style.outline <= 8)
    return Math.min(6, style.outline + 1);
  return style.basedOn === null ? null : levelOf(style.basedOn, styles, depth + 1);
}
