import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { AppError } from "@/lib/kernel/app-error";
import { rateLimitPool } from "./rate-limit-store";

const WINDOW = 15 * 60;
/**
 * Wrong passwords in fifteen minutes: five for an account from one network address, thirty from an address, fifty for an
 * account from all the addresses together at which its person was never signed in, so that nobody can keep a person out.
 */
const LIMITS = {
  "sign-in-pair": { points: 5, duration: WINDOW },
  "sign-in-address": { points: 30, duration: WINDOW },
  "sign-in-account": { points: 50, duration: WINDOW },
  "own-password": { points: 5, duration: WINDOW },
  "secret-link": { points: 60, duration: WINDOW },
} as const;
export type Limit = keyof typeof LIMITS;

function limiter(limit: Limit): RateLimiterPostgres {
  return new RateLimiterPostgres({
    storeClient: rateLimitPool(),
    tableName: "rate_limit",
    tableCreated: true,
    keyPrefix: limit,
    clearExpiredByTimeout: false,
    ...LIMITS[limit],
  });
}

/** @throws AppError `rate-limited` when the key has used its tries; its detail is the seconds to wait */
export async function checkLimit(limit: Limit, key: string): Promise<void> {
  const used = await limiter(limit).get(key);
  if (used !== null && used.consumedPoints >= LIMITS[limit].points) throw tooMany(used.msBeforeNext);
}

/**
 * Takes one try before the work that it pays for, so that a thousand at the same moment get no more than one after
 * another would.
 *
 * @throws AppError `rate-limited` when none is left
 */
export async function takeTry(limit: Limit, key: string): Promise<void> {
  await limiter(limit)
    .consume(key)
    .catch((refused: unknown) => {
      throw refused instanceof RateLimiterRes ? tooMany(refused.msBeforeNext) : refused;
    });
}

/** Gives a try back that turned out to be right. */
export async function giveBackTry(limit: Limit, key: string): Promise<void> {
  await limiter(limit).reward(key);
}

export async function forgetTries(limit: Limit, key: string): Promise<void> {
  await limiter(limit).delete(key);
}

function tooMany(milliseconds: number): AppError {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1000));
  return new AppError(
    "rate-limited",
    `Too many tries: wait ${Math.ceil(seconds / 60)} minutes, then try again.`,
    {
      key: "rateLimited",
      values: { minutes: Math.ceil(seconds / 60) },
      detail: seconds,
    },
  );
}
