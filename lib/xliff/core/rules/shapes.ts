/** What an element of the core may have and hold. Source: xliff_core_2.x.xsd. */
export type Shape = {
  readonly attributes: readonly string[];
  /** Elements of the core inside. */
  readonly children: readonly string[];
  /** Whose attributes of other namespaces may stand on it: anybody's, or those of the standard's own modules. */
  readonly open: "all" | "modules" | "none";
  /** Elements of other namespaces may stand in it. */
  readonly holdsOthers: boolean;
  readonly holdsText: boolean;
};

const INLINE = ["cp", "ph", "pc", "sc", "ec", "mrk", "sm", "em"];
const EDITING = "canCopy canDelete canReorder copyOf subType type id";

function shape(attributes: string, children: readonly string[], open: string): Shape {
  return {
    attributes: attributes === "" ? [] : attributes.split(" "),
    children,
    open: open.includes("a") ? "all" : open.includes("m") ? "modules" : "none",
    holdsOthers: open.includes("e"),
    holdsText: open.includes("t"),
  };
}

/** Third column: `a` for attributes of others, `m` for those of modules alone, `e` for elements of others, `t` for text. */
export const SHAPES: Readonly<Record<string, Shape>> = {
  xliff: shape("version srcLang trgLang", ["file", "notes"], "a"),
  file: shape(
    "id canResegment original translate srcDir trgDir",
    ["skeleton", "notes", "unit", "group"],
    "ae",
  ),
  skeleton: shape("href", [], "et"),
  group: shape("id name canResegment translate srcDir trgDir type", ["notes", "unit", "group"], "ae"),
  unit: shape(
    "id name canResegment translate srcDir trgDir type",
    ["notes", "originalData", "segment", "ignorable"],
    "ae",
  ),
  segment: shape("id canResegment state subState", ["source", "target"], "m"),
  ignorable: shape("id", ["source", "target"], ""),
  notes: shape("", ["note"], ""),
  note: shape("id appliesTo category priority ref", [], "at"),
  originalData: shape("", ["data"], ""),
  data: shape("id dir", ["cp"], "t"),
  source: shape("", INLINE, "t"),
  target: shape("order", INLINE, "t"),
  cp: shape("hex", [], ""),
  ph: shape(`${EDITING} disp equiv dataRef subFlows`, [], "m"),
  pc: shape(
    `${EDITING} canOverlap dispEnd dispStart equivEnd equivStart dataRefEnd dataRefStart subFlowsEnd subFlowsStart dir`,
    INLINE,
    "mt",
  ),
  sc: shape(`${EDITING} canOverlap dataRef dir disp equiv isolated subFlows`, [], "m"),
  ec: shape(`${EDITING} canOverlap dataRef dir disp equiv isolated startRef subFlows`, [], "m"),
  mrk: shape("id translate type ref value", INLINE, "at"),
  sm: shape("id translate type ref value", [], "a"),
  em: shape("startRef", [], ""),
};

/** Elements that must have an id. */
export const IDENTIFIED: ReadonlySet<string> = new Set("file group unit data pc sc ph mrk sm".split(" "));

const YES_NO = ["yes", "no"];
const DIRECTIONS = ["ltr", "rtl", "auto"];

/** Attributes whose values are closed. */
export const VALUES: Readonly<Record<string, readonly string[]>> = {
  canResegment: YES_NO,
  canCopy: YES_NO,
  canDelete: YES_NO,
  canOverlap: YES_NO,
  canReorder: ["yes", "firstNo", "no"],
  isolated: YES_NO,
  translate: YES_NO,
  srcDir: DIRECTIONS,
  trgDir: DIRECTIONS,
  dir: DIRECTIONS,
  appliesTo: ["source", "target"],
  priority: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"],
  "xml:space": ["default", "preserve"],
};

/** Where elements stand in others, by rank; those of other namespaces are ranked by `OTHERS`. */
export const RANKS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  xliff: { notes: 0, file: 2 },
  file: { skeleton: 0, notes: 2, unit: 3, group: 3 },
  group: { notes: 2, unit: 3, group: 3 },
  unit: { notes: 2, originalData: 3, segment: 4, ignorable: 4 },
  segment: { source: 0, target: 1 },
  ignorable: { source: 0, target: 1 },
};
export const OTHERS = 1;

/** Elements of which there is one at most. */
export const SINGLE: ReadonlySet<string> = new Set("skeleton notes originalData source target".split(" "));
