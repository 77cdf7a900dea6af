import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { ReturnedFile } from "../core/returned/returned";
import { ReturnedUnits, readTmxHead } from "../core/returned/tmx-reader";
import { createXmlParser, type XmlRefusal, XmlRefused } from "./read-xml-tree";

/** Reads a TMX file that was exported here, unit by unit. */
export function readReturnedTmx(
  text: string,
): Result<ReturnedFile, XmlRefusal | "not-returned" | "sentences"> {
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
  try {
    parser.write(text).close();
  } catch (error) {
    if (error instanceof XmlRefused) return refuse(error.reason);
    throw error;
  }
  if (hasSentences) return refuse("sentences");
  return units === null ? refuse("not-returned") : ok(fileOf(units));
}

const fileOf = (units: ReturnedUnits): ReturnedFile => units.file();
