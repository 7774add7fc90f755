/** What all names of this project's own metrics begin with. */
export const METRIC_PREFIX = 'council_graph_';

/** What stands in a label in place of names that are too many to be told apart. */
export const OTHER = 'other';
