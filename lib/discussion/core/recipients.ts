/** Why somebody hears of something in a thread. */
export const NOTIFICATION_KINDS = ["mention", "reply", "rendering", "resolved", "reopened"] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/** Whom a comment may concern; ids of people. */
export type Concerned = {
  readonly authorId: string;
  readonly mentioned: readonly string[];
  /** Who wrote in the thread before. */
  readonly participants: readonly string[];
  /** Whose rendering the thread is about, if it is about one. */
  readonly renderedBy: string | null;
  /** Who is a member now: nobody else hears of it. */
  readonly members: ReadonlySet<string>;
};

export type Recipient = { readonly userId: string; readonly kind: NotificationKind };

/**
 * Who hears of a comment, each person once and for the strongest reason: a mention before a reply, a reply before a
 * thread that somebody began about their rendering. Never its author.
 */
export function chooseRecipients(concerned: Concerned): readonly Recipient[] {
  const { authorId, mentioned, participants, renderedBy, members } = concerned;
  const kinds = new Map<string, NotificationKind>();
  const add = (userId: string, kind: NotificationKind): void => {
    if (userId !== authorId && members.has(userId) && !kinds.has(userId)) kinds.set(userId, kind);
  };
  for (const userId of mentioned) add(userId, "mention");
  for (const userId of participants) add(userId, "reply");
  if (renderedBy !== null && participants.length === 0) add(renderedBy, "rendering");
  return [...kinds].map(([userId, kind]) => ({ userId, kind }));
}
