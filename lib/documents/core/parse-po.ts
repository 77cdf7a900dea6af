import { ok } from "@/lib/kernel/result";
import { inLine, type Reading, refuseAt } from "@/lib/text/core/file-place";

/** A message of a PO file. */
export type PoMessage = {
  /** 1-based line where it begins. */
  readonly line: number;
  readonly context: string | null;
  readonly id: string;
  /** One string, or one for each plural form. */
  readonly strings: readonly string[];
  readonly isFuzzy: boolean;
  /** The lines of the comments that were extracted with it (`#.`), in order. */
  readonly extracted: readonly string[];
};

export type PoFile = {
  /** The header's fields, by their names in small letters. */
  readonly headers: ReadonlyMap<string, string>;
  /** Without the header, and without those that are obsolete (`#~`). */
  readonly messages: readonly PoMessage[];
};

/** Lines of comments that a file may begin with: some have their whole license there. */
const MOST_COMMENTS = 2000;

/** Whether a text begins as PO does: comments, then a message. */
export function looksLikePo(text: string): boolean {
  const lines = text
    .replace(/^\uFEFF/u, "")
    .slice(0, 200_000)
    .split("\n", MOST_COMMENTS);
  const first = lines.find((line) => line.trim() !== "" && !line.startsWith("#"));
  return first !== undefined && /^(?:msgid|msgctxt)\s*"/u.test(first);
}

/** A message that grows line by line: its lists do so in place, for a hostile one has a line of them by the hundred thousand. */
type Growing = { -readonly [Key in keyof PoMessage]: PoMessage[Key] } & {
  readonly strings: string[];
  readonly extracted: string[];
};

const KEYWORD =
  /^(?<word>msgctxt|msgid_plural|msgid|msgstr)(?:\[(?<nth>\d{1,2})\])?\s*"(?<text>(?:[^"\\]|\\.)*)"$/su;
const MORE = /^"(?<text>(?:[^"\\]|\\.)*)"$/su;

/** Reads GNU gettext's PO, line by line; of one that is damaged it tells the line. */
export function parsePo(text: string): Reading<PoFile, "damaged"> {
  const messages: PoMessage[] = [];
  const open = new OpenMessage();
  for (const [at, raw] of text
    .replace(/^\uFEFF/u, "")
    .split("\n")
    .entries()) {
    const line = raw.trim();
    if (line === "" || line.startsWith("#")) {
      if (open.hasString) messages.push(open.take());
      open.comment(line, at + 1);
      continue;
    }
    const begun = KEYWORD.exec(line)?.groups;
    if (begun !== undefined) {
      const isNext = open.hasString && (begun.word === "msgctxt" || begun.word === "msgid");
      if (isNext) messages.push(open.take());
      if (!open.begin(begun.word ?? "", withoutEscapes(begun.text ?? ""), at + 1)) return damagedIn(at + 1);
      continue;
    }
    const more = MORE.exec(line)?.groups;
    if (more === undefined || !open.add(withoutEscapes(more.text ?? ""))) return damagedIn(at + 1);
  }
  if (open.hasString) messages.push(open.take());
  else if (open.isBegun) return damagedIn(open.line);
  const [first, ...others] = messages;
  const isHeader = first !== undefined && first.id === "" && first.context === null;
  const headers = isHeader ? readHeaders(first.strings[0] ?? "") : new Map<string, string>();
  return ok({ headers, messages: isHeader ? others : messages });
}

const damagedIn = (line: number) => refuseAt("damaged", inLine(line));

/** A message while its lines come. */
class OpenMessage {
  #message: Growing = blank();
  /** What a line without a keyword goes on with. */
  #last: "context" | "id" | "plural" | "string" | null = null;

  get hasString(): boolean {
    return this.#message.strings.length > 0;
  }

  /** Where it begins. */
  get line(): number {
    return this.#message.line;
  }

  get isBegun(): boolean {
    return this.#last !== null;
  }

  comment(line: string, at: number): void {
    if (line === "") return;
    if (this.#message.line === 0) this.#message.line = at;
    if (line.startsWith("#,") && /\bfuzzy\b/u.test(line)) this.#message.isFuzzy = true;
    if (line.startsWith("#.")) this.#message.extracted.push(line.slice(2).trim());
  }

  /** @returns whether the keyword may stand here */
  begin(word: string, text: string, at: number): boolean {
    if (this.#message.line === 0) this.#message.line = at;
    if (word === "msgctxt" && this.#last === null) {
      this.#message.context = text;
      this.#last = "context";
    } else if (word === "msgid" && (this.#last === null || this.#last === "context")) {
      this.#message.id = text;
      this.#last = "id";
    } else if (word === "msgid_plural" && this.#last === "id") {
      this.#last = "plural";
    } else if (word === "msgstr" && this.#last !== null && this.#last !== "context") {
      this.#message.strings.push(text);
      this.#last = "string";
    } else return false;
    return true;
  }

  /** @returns whether there is something that goes on */
  add(text: string): boolean {
    if (this.#last === null) return false;
    if (this.#last === "context") this.#message.context = (this.#message.context ?? "") + text;
    if (this.#last === "id") this.#message.id += text;
    if (this.#last === "string") {
      const { strings } = this.#message;
      strings.push((strings.pop() ?? "") + text);
    }
    return true;
  }

  take(): PoMessage {
    const message = this.#message;
    this.#message = blank();
    this.#last = null;
    return message;
  }
}

const blank = (): Growing => ({
  ...{ line: 0, context: null, id: "", strings: [], isFuzzy: false, extracted: [] },
});

const ESCAPED: Readonly<Record<string, string>> = {
  ...{ n: "\n", t: "\t", r: "\r", a: "\u0007", b: "\b", f: "\f", v: "\v" },
};

function withoutEscapes(text: string): string {
  return text.replace(/\\(?:x([0-9A-Fa-f]{1,2})|([0-7]{1,3})|(.))/gsu, (_, hex, octal, char: string) =>
    char !== undefined
      ? (ESCAPED[char] ?? char)
      : String.fromCharCode(hex === undefined ? Number.parseInt(octal, 8) : Number.parseInt(hex, 16)),
  );
}

function readHeaders(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split("\n").flatMap((line): (readonly [string, string])[] => {
      const colon = line.indexOf(":");
      return colon < 0 ? [] : [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]];
    }),
  );
}
