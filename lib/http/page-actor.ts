import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import type { Actor } from "@/lib/accounts/core/actor";
import { findActor } from "@/lib/accounts/server/find-actor";
import { AppError } from "@/lib/kernel/app-error";

/** Who opens this page; null when nobody is signed in. Asked once per request. */
export const findPageActor = cache(
  async (): Promise<Actor | null> => findActor({ headers: await headers() }),
);

/** Who opens this page; a visitor is sent to sign in and comes back to `path` afterwards. */
export async function requirePageActor(path: string): Promise<Actor> {
  const actor = await findPageActor();
  if (actor === null) redirect(`/signin?next=${encodeURIComponent(path)}`);
  return actor;
}

/** Runs a use case for a page: what is not there, or not open to this person, becomes the not-found page. */
export async function forPage<Value>(work: Promise<Value>): Promise<Value> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && error.code === "not-found") notFound();
    throw error;
  }
}
