import { type Exact, exact } from "./amount-value";

/** The units above 千: 万亿 (and 兆, which says the same in official use), 亿 and 万. */
export type BigUnit = "trillion" | "billion" | "myriad";

export const BIG_UNITS: Readonly<Record<BigUnit, Exact>> = {
  trillion: exact(10n ** 12n),
  billion: exact(100_000_000),
  myriad: exact(10_000),
};

export const BIG_CHARACTERS = "万亿兆";
/** 兆 is a trillion, but for units of measure (兆瓦), which only digits of a technical text have. */
const NO_TRILLION = "瓦赫字比欧帕位焦伏巴头示";

/** Whether a unit above 千 may begin at `at`. */
export const isBig = (text: string, at: number): boolean => BIG_CHARACTERS.includes(text.charAt(at) || " ");

/** The big unit at `at`, with where it ends; 多 may stand inside 万亿 (2万多亿). Null where none begins. */
export function bigUnitAt(
  text: string,
  at: number,
): { name: BigUnit; end: number; hedgedAt: number | null } | null {
  switch (text.charAt(at)) {
    case "兆":
      return NO_TRILLION.includes(text.charAt(at + 1) || " ")
        ? null
        : { name: "trillion", end: at + 1, hedgedAt: null };
    case "亿":
      return { name: "billion", end: at + 1, hedgedAt: null };
    case "万": {
      if (text.charAt(at + 1) === "亿") return { name: "trillion", end: at + 2, hedgedAt: null };
      const isHedged = "多余来".includes(text.charAt(at + 1) || " ") && text.charAt(at + 2) === "亿";
      if (isHedged) return { name: "trillion", end: at + 3, hedgedAt: at + 1 };
      return { name: "myriad", end: at + 1, hedgedAt: null };
    }
    default:
      return null;
  }
}
