import phrases from "opencc-js/dict/STPhrases";
import { COMMON_WORDS } from "@/lib/documents/core/common-words";
import { FREQUENT_HAN } from "@/lib/documents/core/frequent-han";
import { randomNumbers } from "./random-numbers";

/**
 * Chinese-like segments from a seed, with no text in them that anybody wrote: of two steps in three the next character
 * follows the last as in words of a dictionary, the third is a whole word. Median 23, mean 28 characters; 15 of 100
 * are edited copies of earlier ones, 3 of 100 are boilerplate that differs in a few characters.
 */
export class SyntheticTexts {
  private readonly random: () => number;
  private readonly boilerplate: readonly string[];

  constructor(seed: number) {
    this.random = randomNumbers(seed);
    this.boilerplate = Array.from({ length: 20 }, () => this.novel(30));
  }

  /** So many segments of a memory. */
  segments(count: number): string[] {
    const segments: string[] = [];
    while (segments.length < count) {
      const kind = this.random();
      const earlier = this.pick(segments);
      if (kind < 0.15 && earlier !== undefined) segments.push(this.edit(earlier, 0.05 + 0.3 * this.random()));
      else if (kind < 0.18) segments.push(this.edit(this.pick(this.boilerplate) ?? "", 0.15));
      else segments.push(this.novel(this.length()));
    }
    return segments;
  }

  /** One of the boilerplate's, changed a little. */
  fromBoilerplate(): string {
    return this.edit(this.pick(this.boilerplate) ?? "", 0.1);
  }

  /** A segment of about so many characters like no other. */
  novel(length: number): string {
    let text = "";
    let clause = 0;
    while (text.length < length) {
      const step = this.random() < 0.35 ? (this.pick(WORDS) ?? "") : this.follow(text.at(-1) ?? "");
      text += step;
      clause += step.length;
      if (clause > 6 && this.random() < 0.12) {
        text += "，";
        clause = 0;
      }
    }
    return `${text}。`;
  }

  /** The text with this share of its characters replaced, put in or left out. */
  edit(text: string, share: number): string {
    const characters = Array.from(text);
    for (let edits = Math.max(1, Math.round(share * characters.length)); edits > 0; edits -= 1) {
      const at = Math.floor(this.random() * characters.length);
      const kind = this.random();
      if (kind < 0.5) characters[at] = this.frequent();
      else if (kind < 0.75) characters.splice(at, 0, this.frequent());
      else characters.splice(at, 1);
    }
    return characters.join("");
  }

  /** A whole number below `count`. */
  below(count: number): number {
    return Math.floor(this.random() * count);
  }

  /** Log-normal, from 4 to 300. */
  private length(): number {
    const normal = Math.sqrt(-2 * Math.log(1 - this.random())) * Math.cos(2 * Math.PI * this.random());
    return Math.min(300, Math.max(4, Math.round(21 * Math.exp(0.65 * normal))));
  }

  private follow(character: string): string {
    const followers = FOLLOWERS.get(character);
    return followers === undefined || this.random() < 0.25 ? this.frequent() : (this.pick(followers) ?? "");
  }

  /** A character by Zipf's law. */
  private frequent(): string {
    return CHARACTERS[Math.floor(CHARACTERS.length ** this.random()) - 1] ?? "的";
  }

  private pick<Value>(values: readonly Value[]): Value | undefined {
    return values[Math.floor(this.random() * values.length)];
  }
}

const HAN = /^\p{Script=Han}{2,8}$/u;
const DICTIONARY = phrases
  .split("|")
  .map((pair) => pair.split(" ")[0] ?? "")
  .filter((word) => HAN.test(word));
/** Common words thirty times as often as others. */
const WORDS = [...DICTIONARY, ...Array.from({ length: 30 }, () => [...COMMON_WORDS]).flat()];
const FOLLOWERS = readFollowers();
const CHARACTERS = [...new Set([...FREQUENT_HAN, ...FOLLOWERS.keys()])];

/** Of each character those that follow it in words, as often as they do. */
function readFollowers(): ReadonlyMap<string, readonly string[]> {
  const followers = new Map<string, string[]>();
  for (const word of WORDS)
    for (let at = 0; at + 1 < word.length; at += 1) {
      const [one, next] = [word.charAt(at), word.charAt(at + 1)];
      const list = followers.get(one);
      if (list === undefined) followers.set(one, [next]);
      else list.push(next);
    }
  return followers;
}
