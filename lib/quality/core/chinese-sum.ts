import { add, divide, type Exact, exact, multiply, ONE, sizeOf, ZERO } from "./amount-value";
import { BIG_UNITS, type BigUnit } from "./chinese-big-unit";

const TEN = exact(10);

/** Parts of a number that is being read: each unit takes what stands before it and after the unit above. */
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
  big(name: BigUnit): void {
    const unit = BIG_UNITS[name];
    const part = add(this.section, this.pending ?? ZERO);
    this.section = ZERO;
    this.pending = null;
    this.lastUnit = unit;
    if (name !== "myriad") this.above = add(this.above, multiply(orOne(add(this.under, part)), unit));
    this.under = name === "myriad" ? add(this.under, multiply(orOne(part), unit)) : ZERO;
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

/** A unit without a number before it counts one. */
const orOne = (value: Exact): Exact => (value.top === 0n ? ONE : value);
