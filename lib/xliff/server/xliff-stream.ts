import { StreamedRules } from "../core/check-streamed";
import type { XliffHead, XliffUnit } from "../core/file";
import { dialectOf } from "../core/names";
import type { XliffNode } from "../core/node";
import { readNewHead, readNewUnit } from "../core/read-new";
import { readOldHead, readOldUnit } from "../core/read-old";
import type { XliffRefusal } from "../core/refusal";
import { isFatal, type RuleBreak } from "../core/rules/names";
import { createXliffParser, XliffXmlRefused } from "./parse-xliff";

/** A unit that is for translation, and the document that it is of. */
export type StreamedUnit = { readonly head: XliffHead; readonly unit: XliffUnit };

/** Ends the reading of an XLIFF. */
export class XliffRefused extends Error {
  constructor(readonly refusal: XliffRefusal) {
    super(refusal.reason);
  }
}

/** What is held of a file: a unit, and what stands above the units, where some programs put the whole original. */
const MOST_HELD = 16 * 1024 * 1024;

/**
 * Reads XLIFF of any version piece by piece: units come as they end, and are forgotten. That a file cannot be read may show after
 * units came; then they count for nothing. `understandXliff` reads the same, and keeps the file so that it can be patched.
 *
 * @throws XliffRefused from `write` and `end`
 */
export class XliffStream {
  readonly #rules: StreamedRules;
  readonly #parser = createXliffParser({
    ended: (node, above) => this.#ended(node, above),
    most: MOST_HELD,
  });
  #found: StreamedUnit[] = [];
  /** The documents that were met, in order, those without units too. */
  readonly heads: XliffHead[] = [];
  #file: XliffNode | null = null;
  #isBegun = false;

  /** @param breaks which broken rules `end` tells */
  constructor(
    private readonly encoding: string,
    breaks: "all" | "fatal",
  ) {
    this.#rules = new StreamedRules(breaks);
  }

  /** The units that end in this piece. The first piece holds the declaration, if there is one. */
  write(piece: string): readonly StreamedUnit[] {
    if (!this.#isBegun && !isNamedEncoding(piece, this.encoding)) throw refused("encoding", 1);
    this.#isBegun = true;
    reading(() => this.#parser.write(piece));
    return this.#found.splice(0);
  }

  /** What the file breaks of its version's rules without being unreadable for it. */
  end(): readonly RuleBreak[] {
    const rest = reading(() => this.#parser.close());
    if (dialectOf(rest) === null) throw refused("version", rest.line);
    const breaks = this.#rules.end(rest);
    const fatal = breaks.find(isFatal);
    if (fatal !== undefined) throw new XliffRefused({ reason: "rule", ...fatal });
    return breaks;
  }

  #ended(node: XliffNode, above: readonly XliffNode[]): "kept" | "taken" {
    const [root, file] = above;
    if (root === undefined || node.uri !== root.uri) return "kept";
    const isOld = dialectOf(root) === "1";
    if (file === undefined) {
      if (node.name === "file") this.#endFile(node, root, isOld);
      return "kept";
    }
    if (node.name !== (isOld ? "trans-unit" : "unit") || !isPlaced(above, isOld)) return "kept";
    this.#rules.unit(node, above);
    if (!isTranslated(node, above, isOld)) return "taken";
    const head = this.#headOf(file, root, isOld);
    const units = isOld ? readOldUnit(node) : [readNewUnit(node)];
    this.#found.push(...units.map((unit) => ({ head, unit })));
    return "taken";
  }

  /** Read when the first unit ends: what a file says of itself stands before its units. */
  #headOf(file: XliffNode, root: XliffNode, isOld: boolean): XliffHead {
    const last = this.heads.at(-1);
    if (this.#file === file && last !== undefined) return last;
    this.#file = file;
    const head = isOld ? readOldHead(file) : readNewHead(file, root);
    this.heads.push(head);
    return head;
  }

  #endFile(file: XliffNode, root: XliffNode, isOld: boolean): void {
    if (this.#file === null) this.#headOf(file, root, isOld);
    this.#file = null;
  }
}

/** Units stand in a file, of 1.2 in its body, and in groups. */
function isPlaced(above: readonly XliffNode[], isOld: boolean): boolean {
  const [root, ...inside] = above;
  return (
    inside.every(({ name, uri }, at) => {
      if (uri !== root?.uri) return false;
      if (at === 0) return name === "file";
      return name === (isOld && at === 1 ? "body" : "group");
    }) &&
    (!isOld || inside.length > 1)
  );
}

/** The nearest that says whether it is to be translated decides. A file of 1.2 cannot say it. */
function isTranslated(unit: XliffNode, above: readonly XliffNode[], isOld: boolean): boolean {
  const said = [...above.slice(isOld ? 3 : 1), unit].map(({ attributes }) => attributes.translate);
  const nearest = said.findLast((word) => word !== undefined);
  // A file that says anything but no is for translation.
  const isOfFile = !isOld && said.slice(1).every((word) => word === undefined);
  return nearest === undefined || (isOfFile ? nearest !== "no" : nearest === "yes");
}

function refused(reason: XliffRefusal["reason"], line: number): XliffRefused {
  return new XliffRefused({ reason, line, rule: null });
}

function reading<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (error instanceof XliffXmlRefused) throw refused(error.reason, error.line);
    throw error;
  }
}

/** What has no declaration is Unicode, by the rules of XML; a guess at something else must be what the file says. */
export function isNamedEncoding(text: string, encoding: string): boolean {
  if (encoding.startsWith("utf-")) return true;
  const named = /^<\?xml[^>]*encoding=["'](?<name>[\w.-]+)["']/u.exec(text)?.groups?.name?.toLowerCase();
  const names = encoding === "big5" ? ["big5", "big5-hkscs"] : ["gb18030", "gbk", "gb2312"];
  return named !== undefined && names.includes(named);
}
