import type { Absence, Link, Reference } from '../common/columns';
import { when, type Maybe } from '../common/when';
import type { AgreementsContext, Loaders } from './loaders';

/** Gives what a link leads to: the row where this subgraph is its home, else a reference; null where none was known. */
export const follow = ({ to }: Link, loaders: Loaders): Maybe<object | null> => {
  if (to === null) return null;
  switch (to.__typename) {
    case 'Council':
      return loaders.councilById.load(to.id);
    case 'Agency':
      return loaders.agencyById.load(to.id);
    case 'Service':
      return loaders.serviceById.load(to.id);
    case 'Agreement':
      return loaders.agreementById.load(to.id);
    case 'AgreementClause':
      return loaders.clauseById.load(to.id);
    case 'Variation':
      return loaders.variationById.load(to.id);
    case 'Decision':
      return loaders.decisionById.load(to.id);
    case 'SharedPost':
      return loaders.sharedPostById.load(to.id);
    default:
      return to;
  }
};

type Linking<Key extends string> = Readonly<Record<Key, Link>>;

/** A resolver that follows a row's link: `holder: followed('holder')`. */
export const followed =
  <Key extends string>(key: Key) =>
  (row: Linking<Key>, _: unknown, { loaders }: AgreementsContext): Maybe<object | null> =>
    follow(row[key], loaders);

/** A resolver that says why a link leads nowhere: its own reason, or that nothing was known of its end by the view's day. */
export const whyNot =
  <Key extends string>(key: Key) =>
  (row: Linking<Key>, _: unknown, { loaders }: AgreementsContext): Maybe<Absence | null> => {
    const { to, absence } = row[key];
    if (to === null) return absence;
    return when(follow(row[key], loaders), (found) => (found === null ? 'NOT_STATED' : null));
  };

/** A thing by its type and id, as links name it. */
export const thing = (__typename: string, { id }: { readonly id: string }): Reference => ({ __typename, id });
