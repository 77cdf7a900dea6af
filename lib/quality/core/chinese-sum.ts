import { add, divide, type Exact, exact, multiply, ONE, sizeOf, ZERO } from "./amount-value";

const TEN = exact(10);

/** Parts of a number that is being read: what is under 万, under 亿, and above. */
export class Sum {
  private section = ZERO;
  private under = ZERO;
  private above = ZERO;
  private pending: Exact | null = null;
  /** Set while a digit right after a unit counts its tenths (一万五). */
  private lastUnit: Exact | null = null;

  copy(): Sum {
    return Object.assign(new Sum(), this);
  }
  digit(value: Exact): void {
    this.pending = value;
  }
  zero(): void {
    this.lastUnit = null;
  }
  small(unit: Exact): void {
    this.section = add(this.section, multiply(this.pending ?? ONE, unit));
    this.pending = null;
    this.lastUnit = unit;
  }
  big(unit: Exact, isHighest: boolean): void {
    const part = add(this.section, this.pending ?? ZERO);
    this.section = ZERO;
    this.pending = null;
    this.lastUnit = unit;
    if (isHighest) {
      const whole = add(this.under, part);
      this.above = add(this.above, multiply(whole.top === 0n ? ONE : whole, unit));
      this.under = ZERO;
    } else if (part.top === 0n && this.under.top > 0n) this.under = multiply(this.under, unit);
    else this.under = add(this.under, multiply(part.top === 0n ? ONE : part, unit));
  }
  total(): Exact {
    const tenths =
      this.pending !== null &&
      this.lastUnit !== null &&
      sizeOf(this.lastUnit) >= 100 &&
      this.pending.bottom === 1n;
    const rest =
      this.pending === null
        ? ZERO
        : tenths && sizeOf(this.pending) < 10 && this.lastUnit !== null
          ? divide(multiply(this.pending, this.lastUnit), TEN)
          : this.pending;
    return add(add(this.above, this.under), add(this.section, rest));
  }
}
