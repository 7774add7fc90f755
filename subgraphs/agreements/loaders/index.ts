import type { Context } from '../../common/context';
import type { Reader } from '../../common/reading/loaders';
import { organisationLoaders, organisationPages } from './organisations';
import { partLoaders } from './parts';
import { saidLoaders } from './said';
import { thingLoaders } from './things';

/** The loaders of one request. */
export const createLoaders = (reader: Reader) => ({
  reader,
  ...thingLoaders(reader),
  ...partLoaders(reader),
  ...saidLoaders(reader),
  ...organisationPages(reader),
  of: {
    Council: organisationLoaders(reader, 'Council'),
    Agency: organisationLoaders(reader, 'Agency'),
  },
});

/** What the resolvers load with. */
export type Loaders = ReturnType<typeof createLoaders>;

/** What the resolvers of one request share. */
export type AgreementsContext = Context<Loaders>;
