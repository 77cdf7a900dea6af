/** The PostgreSQL notification channel that tells of changed access, as JSON of the ids that are meant. */
export const ACCESS_CHANNEL = "duizhao_access";
