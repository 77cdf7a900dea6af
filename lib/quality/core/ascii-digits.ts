/** Whether a UTF-16 code unit is one of 0 to 9. */
export const isAsciiDigit = (unit: number): boolean => unit >= 48 && unit <= 57;

/** Whether a UTF-16 code unit is one of A to Z, in either case. */
export const isAsciiLetter = (unit: number): boolean =>
  (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122);

/** The end of ASCII digits with groups of three and decimals. */
export function endOfDigits(text: string, start: number): number {
  let end = start;
  while (isAsciiDigit(text.charCodeAt(end))) end += 1;
  if (end - start <= 3) while (text.charCodeAt(end) === 0x2c && isGroup(text, end + 1)) end += 4;
  if (text.charCodeAt(end) === 0x2e && isAsciiDigit(text.charCodeAt(end + 1))) {
    end += 1;
    while (isAsciiDigit(text.charCodeAt(end))) end += 1;
  }
  return end;
}

function isGroup(text: string, at: number): boolean {
  for (let place = at; place < at + 3; place += 1) if (!isAsciiDigit(text.charCodeAt(place))) return false;
  return !isAsciiDigit(text.charCodeAt(at + 3));
}
