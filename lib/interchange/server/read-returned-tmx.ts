import { ok, refuse } from "@/lib/kernel/result";
import { ReturnedUnits, readTmxHead } from "../core/returned/tmx-reader";
import { createXmlParser } from "./read-xml-tree";
import type { ReturnedReader } from "./returned-readers";

/** Reads a TMX file that was exported here, unit by unit. It throws `XmlRefused`. */
export function returnedTmx(): ReturnedReader {
  let units: ReturnedUnits | null = null;
  let hasSentences = false;
  const parser = createXmlParser((node, depth) => {
    if (node.name === "header" && depth === 1) {
      const head = readTmxHead(node);
      units = new ReturnedUnits(head);
      hasSentences = head.hasSentences;
    }
    if (node.name !== "tu" || depth < 2) return "kept";
    units?.add(node);
    return "taken";
  });
  return {
    write: (piece) => void parser.write(piece),
    end() {
      parser.close();
      if (hasSentences) return refuse("sentences");
      return units === null ? refuse("not-returned") : ok({ ...fileOf(units), format: "tmx", breaks: [] });
    },
  };
}

const fileOf = (units: ReturnedUnits) => units.file();
