/** Why a password cannot be taken. */
export type PasswordRefusal = "too-short" | "too-long" | "too-common" | "same-as-email";

export const MIN_PASSWORD = 8;
/** Long passphrases are welcome; a megabyte of them would only keep the hash busy. */
export const MAX_PASSWORD = 256;

/** The heads of every leaked list; a long list belongs to a service, and this much needs none. */
const COMMON = new Set(
  "password password1 password123 passw0rd 12345678 123456789 1234567890 qwertyui qwertyuiop 11111111 00000000 iloveyou abcd1234 1q2w3e4r 1qaz2wsx woaini1314 5201314520 88888888 66666666 letmein1 welcome1 administrator".split(
    " ",
  ),
);

/** Counts characters as people do (code points); any script is welcome. Null when the password can be taken. */
export function checkPassword(password: string, email: string): PasswordRefusal | null {
  const length = Array.from(password).length;
  if (length < MIN_PASSWORD) return "too-short";
  if (length > MAX_PASSWORD) return "too-long";
  const folded = password.toLowerCase();
  if (COMMON.has(folded) || new Set(folded).size < 3) return "too-common";
  if (folded === email.toLowerCase()) return "same-as-email";
  return null;
}
