/**
 * A short checksum of a text, 16 hexadecimal digits: with it a file tells which source was translated, even when another
 * program touched the source that stands in it. It guards against mistakes, not against people (FNV-1a, 64 bits, over UTF-16
 * units).
 */
export function checksumOf(text: string): string {
  // Two halves of 32 bits: a multiplication of 64 is four of 16, and BigInt is slow.
  let [high, low] = [0xcbf29ce4, 0x84222325];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    for (const byte of [unit & 0xff, unit >>> 8]) {
      low = (low ^ byte) >>> 0;
      // The prime is 2^40 + 0x1b3.
      const product = low * 0x1b3;
      const carried = Math.floor(product / 0x1_0000_0000);
      high = (Math.imul(high, 0x1b3) + carried + (low << 8)) >>> 0;
      low = product >>> 0;
    }
  }
  return high.toString(16).padStart(8, "0") + low.toString(16).padStart(8, "0");
}
