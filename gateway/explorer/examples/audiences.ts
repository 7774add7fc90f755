/** One kind of user, with the folder that holds the example queries written for them. */
export interface Audience {
  /** Folder beside this file. Its `.graphql` files are shown in the order of their names. */
  readonly folder: string;
  /** What they are called on the page. */
  readonly title: string;
}

/** The three kinds of people that the graph serves, in the order of their tabs. */
export const audiences: readonly Audience[] = [
  { folder: 'dashboard-developers', title: 'Dashboard developers' },
  { folder: 'data-teams', title: 'Data teams' },
  { folder: 'scrutiny-analysts', title: 'Scrutiny committee analysts' },
];
