import { SUBJECTS } from '../../common/columns';
import type { Given } from '../../common/reading/filter';
import type { PageArguments } from '../../common/reading/page';
import { keyOf } from '../derive/subjects';
import { checkNames } from '../check-names';
import { timelineListing, type EntryOrder, type TimelineFilter } from '../listings/entries';
import type { RecordContext as Ctx } from '../loaders';

interface Id {
  readonly id: string;
}
type TimelineArguments = PageArguments & {
  readonly filter?: Given<TimelineFilter>;
  readonly orderBy?: EntryOrder;
};

const fieldsOf = (type: string) => ({
  __resolveReference: ({ id }: Id) => ({ id }),
  timeline: async ({ id }: Id, { filter, orderBy, ...page }: TimelineArguments, { loaders, view }: Ctx) => {
    await checkNames(loaders, filter);
    return loaders.timelineByThing.load(keyOf({ type, id }), timelineListing(view, filter, orderBy), page);
  },
});

/** What the record adds to everything that an entry can be about. */
export const things = Object.fromEntries(SUBJECTS.map((type) => [type, fieldsOf(type)]));
