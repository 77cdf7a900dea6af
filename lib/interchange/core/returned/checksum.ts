/**
 * A text's checksum, 14 hexadecimal digits: the same text gives the same, another almost certainly another. For telling
 * whether a text was changed, not against anybody who wants to deceive.
 */
export function checksumOf(text: string): string {
  // Two 32-bit hashes that multiply by different primes and are mixed at the end (cyrb53, public domain).
  let [one, other] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    one = Math.imul(one ^ unit, 2654435761);
    other = Math.imul(other ^ unit, 1597334677);
  }
  const mixed = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909);
  const mixedToo = Math.imul(other ^ (other >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
  return (4294967296 * (2097151 & mixedToo) + (mixed >>> 0)).toString(16).padStart(14, "0");
}
