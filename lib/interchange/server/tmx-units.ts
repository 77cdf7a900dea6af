import type { FileUnit, UnitReader } from "../core/pairs/file-unit";
import { textsOfUnit } from "../core/pairs/tmx-pairs";
import type { XmlNode } from "../core/xml-node";
import { createXmlParser } from "./read-xml-tree";
import { refusePairs } from "./refuse-pairs";

/** What is held of a file beside the unit that is being read: a unit, and the header. */
const MOST_HELD = 4 * 1024 * 1024;

/** The units of a TMX file; each is forgotten once it was given. */
export function tmxUnits(): UnitReader {
  const found: FileUnit[] = [];
  let [count, isTmx] = [0, false];
  const parser = createXmlParser((node, depth, line) => {
    if (node.name === "tmx" && depth === 0) isTmx = true;
    if (node.name !== "tu" || depth < 2) return "kept";
    count += 1;
    found.push(toUnit(node, count, line));
    return "taken";
  }, MOST_HELD);
  return {
    write(piece) {
      parser.write(piece);
      return found.splice(0);
    },
    end() {
      parser.close();
      if (!isTmx) throw refusePairs("no-tmx");
      return [];
    },
  };
}

const toUnit = (unit: XmlNode, nth: number, line: number): FileUnit => ({
  line,
  place: unit.attributes.tuid ?? `unit ${nth}`,
  texts: textsOfUnit(unit),
  at: readDate(unit.attributes.changedate ?? unit.attributes.creationdate),
});

/** TMX writes 20240131T080000Z. */
function readDate(written: string | undefined): Date | null {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/u.exec(written ?? "");
  if (parts === null) return null;
  const [, year, month, day, hour, minute, second] = parts;
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(date.getTime()) ? null : date;
}
