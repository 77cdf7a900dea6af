/** Why somebody hears of something in a thread. */
export const NOTIFICATION_KINDS = [
  ...(["mention", "reply", "rendering", "discussed", "resolved", "reopened"] as const),
  /** Of the proposal of a term itself. */
  ...(["proposed", "voted", "accepted", "rejected", "withdrawn"] as const),
  /** Of an import that was undone, with the proposals that it made. */
  "importUndone",
  /** Of work, and of a rendering itself. */
  ...(["assigned", "returned"] as const),
  /** Of a file that was made for them. */
  ...(["prepared", "unprepared"] as const),
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/** Whom a comment may concern; ids of people. */
export type Concerned = {
  readonly authorId: string;
  readonly mentioned: readonly string[];
  /** Who wrote in the thread before. */
  readonly participants: readonly string[];
  /** Whose rendering the thread is about, if it is about one. */
  readonly renderedBy: string | null;
  /** Whose proposal it is about: they hear of everything that is said there. */
  readonly proposedBy: string | null;
  /** Who may read it now: nobody else hears of it. */
  readonly members: ReadonlySet<string>;
};

export type Recipient = { readonly userId: string; readonly kind: NotificationKind };

/**
 * Who hears of a comment, each person once and for the strongest reason: a mention before a reply, a reply before a
 * thread that somebody began about their rendering or proposal. Never its author.
 */
export function chooseRecipients(concerned: Concerned): readonly Recipient[] {
  const { authorId, mentioned, participants, renderedBy, proposedBy, members } = concerned;
  const isBegun = participants.length === 0;
  const kinds = new Map<string, NotificationKind>();
  const add = (userId: string, kind: NotificationKind): void => {
    if (userId !== authorId && members.has(userId) && !kinds.has(userId)) kinds.set(userId, kind);
  };
  for (const userId of mentioned) add(userId, "mention");
  for (const userId of participants) add(userId, "reply");
  if (renderedBy !== null && isBegun) add(renderedBy, "rendering");
  if (proposedBy !== null) add(proposedBy, isBegun ? "discussed" : "reply");
  return [...kinds].map(([userId, kind]) => ({ userId, kind }));
}
