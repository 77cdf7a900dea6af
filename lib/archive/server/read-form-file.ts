import { AppError } from "@/lib/kernel/app-error";

/** A part's headers are a name or two. */
const MAX_HEAD = 16 * 1024;

const brokenForm = (): AppError => new AppError("invalid", "The form is not well formed.");

/**
 * The bytes of the field `file` of a form (RFC 7578), as they come; what stands before it is passed over, what comes
 * after it is not read.
 *
 * @throws AppError `invalid` for a form that breaks off, or has no such field
 */
export async function* readFormFile(
  body: AsyncIterable<Uint8Array>,
  boundary: string,
): AsyncGenerator<Uint8Array> {
  const source = body[Symbol.asyncIterator]();
  // The first delimiter has no line before it.
  let held: Buffer = Buffer.from("\r\n");
  const more = async (): Promise<void> => {
    const next = await source.next();
    if (next.done === true) throw brokenForm();
    held = Buffer.concat([held, next.value]);
  };
  const until = async (mark: Buffer, most: number): Promise<Buffer> => {
    for (let at = held.indexOf(mark); ; at = held.indexOf(mark)) {
      if (at >= 0) {
        const before = held.subarray(0, at);
        held = held.subarray(at + mark.length);
        return before;
      }
      if (held.length > most) throw brokenForm();
      await more();
    }
  };
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  await until(delimiter, MAX_HEAD);
  for (;;) {
    while (held.length < 2) await more();
    if (held.subarray(0, 2).toString("latin1") === "--") throw missing();
    const head = (await until(Buffer.from("\r\n\r\n"), MAX_HEAD)).toString("utf8");
    const isFile = /content-disposition:[^\r\n]*;\s*name="?file"?(?:[;\s]|$)/i.test(head);
    if (isFile) break;
    await until(delimiter, MAX_HEAD);
  }
  for (let at = held.indexOf(delimiter); at < 0; at = held.indexOf(delimiter)) {
    // The end of what is held may be the beginning of the delimiter.
    const sure = Math.max(0, held.length - delimiter.length + 1);
    if (sure > 0) yield held.subarray(0, sure);
    held = held.subarray(sure);
    await more();
  }
  yield held.subarray(0, held.indexOf(delimiter));
}

const missing = (): AppError =>
  new AppError("invalid", "The request is not valid: file: This is missing.", {
    fields: { file: "This is missing." },
  });
