/**
 * Glossaries that are their maker's own, as the database is asked for them: those that have no home and that no project
 * decides in, and those whose home is deleted while nobody else uses them, for a maker who owns that home: whoever
 * could bring it back with all that is in it. Others wait for that.
 */
export const ownGlossaries = (userId: string) => ({
  createdById: userId,
  OR: [
    { homeProjectId: null, links: { none: { right: "decide" as const, project: { deletedAt: null } } } },
    {
      home: { memberships: { some: { userId, role: "owner" as const } } },
      links: { none: { project: { deletedAt: null } } },
    },
  ],
});
