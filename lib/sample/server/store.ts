import { database } from "@/lib/db/database";

/** The account that was made first; null before the set-up. */
export function findFirstPerson(): Promise<{ id: string; name: string; email: string } | null> {
  return database().user.findFirst({
    orderBy: { createdAt: "asc" },
    select: { id: true, name: true, email: true },
  });
}
