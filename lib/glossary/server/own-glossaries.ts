/**
 * Glossaries that are their maker's own, as the database is asked for them: those that have no home and that no project
 * decides in, and those whose home is deleted while nobody else uses them. Of a home that the maker had to leave nothing
 * comes back to them.
 */
export const ownGlossaries = (userId: string) => ({
  createdById: userId,
  OR: [
    { homeProjectId: null, links: { none: { right: "decide" as const, project: { deletedAt: null } } } },
    { home: { memberships: { some: { userId } } }, links: { none: { project: { deletedAt: null } } } },
  ],
});
