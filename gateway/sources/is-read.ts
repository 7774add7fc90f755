/**
 * Whether a document only reads. The planner writes the operation first; whatever begins otherwise, with a comment or a
 * fragment too, counts as a change, so that it is never sent twice.
 */
export const isRead = (query: string): boolean => /^\s*(?:query\b|\{)/.test(query);
